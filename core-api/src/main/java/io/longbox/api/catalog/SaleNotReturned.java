package io.longbox.api.catalog;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/**
 * There was nothing to put back: it was never sold, or all of it is back. If the order itself was given up, it does not buy
 * these copies afterwards either: a {@link ConfirmSale} that comes late is refused.
 */
@Revision("1")
public record SaleNotReturned(ProductId product, ReservationId reservation, OrderId order, RestockId restock)
        implements StockEvent {}
