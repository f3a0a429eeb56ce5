package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A product has no picture any more. */
@Revision("1")
public record CoverRemoved(ProductId product) implements ProductEvent {}
