package io.longbox.api.catalog;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** There is no live reservation to sell, or not by this order, or it does not hold that many copies. */
@Revision("1")
public record SaleRefused(
        ProductId product,
        ReservationId reservation,
        RefusalReason reason,
        @Nullable OrderId order) implements StockEvent {}
