package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** This is a product's cover now. */
@Revision("1")
public record CoverSet(ProductId product, Cover cover) implements ProductEvent {}
