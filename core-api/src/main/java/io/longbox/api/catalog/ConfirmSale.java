package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.order.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a live reservation into a sale. Answered by {@link SaleConfirmed} or {@link SaleRefused}.
 *
 * @param product what is sold
 * @param reservation what holds the copies
 * @param order who buys them
 * @param quantity how many are bought, or null for all that the reservation holds. It may hold more, if the reader has
 *     just taken some out of the cart: those are not sold
 */
public record ConfirmSale(
        ProductId product,
        ReservationId reservation,
        OrderId order,
        @Nullable Quantity quantity) {

    /** Sells all that the reservation holds. */
    public ConfirmSale(ProductId product, ReservationId reservation, OrderId order) {
        this(product, reservation, order, null);
    }

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
