package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a product into the catalogue. A repeat by the same id with the same content changes nothing. */
public record CreateProduct(@TargetAggregateIdentifier ProductId product, ProductKind kind, ProductDetails details) {}
