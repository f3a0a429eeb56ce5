package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** The line moves again. */
@Revision("1")
public record LineResumed(ProductId product) implements StockEvent {}
