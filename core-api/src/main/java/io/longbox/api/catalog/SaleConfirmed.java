package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A reservation ended as a sale; its copies left the stock. An event from before there were orders names none. */
@Revision("1")
public record SaleConfirmed(
        ProductId product,
        ReservationId reservation,
        Quantity quantity,
        @Nullable OrderId order) implements StockEvent {}
