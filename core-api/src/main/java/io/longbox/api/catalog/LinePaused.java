package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** The line stands still. */
@Revision("1")
public record LinePaused(ProductId product) implements StockEvent {}
