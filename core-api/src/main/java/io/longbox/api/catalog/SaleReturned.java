package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/**
 * Sold copies are back on the shelf.
 *
 * @param product what was sold
 * @param reservation what it was sold from
 * @param order who had bought
 * @param restock names the way back
 * @param quantity how many copies; never more than were sold and are not back yet
 */
@Revision("1")
public record SaleReturned(
        ProductId product, ReservationId reservation, OrderId order, RestockId restock, Quantity quantity)
        implements StockEvent {}
