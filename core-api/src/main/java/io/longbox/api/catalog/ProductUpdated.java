package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** A product is described anew. */
@Revision("1")
public record ProductUpdated(ProductId product, ProductDetails details) implements ProductEvent {}
