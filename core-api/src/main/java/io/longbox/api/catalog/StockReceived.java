package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.serialization.Revision;

/** Copies were delivered. */
@Revision("1")
public record StockReceived(ProductId product, ReceiptId receipt, Quantity quantity) implements StockEvent {}
