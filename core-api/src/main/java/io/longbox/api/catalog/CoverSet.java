package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A product has a picture now, or another one. */
@Revision("1")
public record CoverSet(ProductId product, Cover cover) implements ProductEvent {}
