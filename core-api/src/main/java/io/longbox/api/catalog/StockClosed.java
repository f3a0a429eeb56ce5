package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** Nothing of this product is sold any more, and its line is over. */
@Revision("1")
public record StockClosed(ProductId product) implements StockEvent {}
