package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A product is off sale for good. */
@Revision("1")
public record ProductWithdrawn(ProductId product) implements ProductEvent {}
