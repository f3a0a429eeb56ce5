package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A product entered the catalogue. */
@Revision("1")
public record ProductCreated(ProductId product, ProductKind kind, ProductDetails details) implements ProductEvent {}
