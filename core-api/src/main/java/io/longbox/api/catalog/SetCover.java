package io.longbox.api.catalog;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a product its picture, instead of the one it has. The same again changes nothing. */
public record SetCover(@TargetAggregateIdentifier ProductId product, Cover cover) {}
