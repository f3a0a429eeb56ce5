package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** Sold copies are back on the shelf. */
@Revision("1")
public record SaleReturned(
        ProductId product, ReservationId reservation, OrderId order, RestockId restock, Quantity quantity)
        implements StockEvent {}
