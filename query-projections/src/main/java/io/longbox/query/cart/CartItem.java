package io.longbox.query.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.order.OrderId;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one reservation holds, as the column {@code items} keeps it; its names are part of the table's shape. Rows from before
 * there were checkouts have no {@code checkout}, and read as null.
 */
record CartItem(
        UUID reservation,
        UUID product,
        int quantity,
        long priceMinor,
        String currency,
        Instant heldUntil,
        @Nullable Long ticket,
        @Nullable UUID checkout) {

    static CartItem of(ItemAdded event) {
        return new CartItem(
                event.reservation().value(),
                event.product().value(),
                event.quantity().value(),
                event.unitPrice().minor(),
                event.unitPrice().currency().getCurrencyCode(),
                Stored.time(event.heldUntil()),
                event.ticket(),
                null);
    }

    CartItem keep(Quantity remaining) {
        return new CartItem(reservation, product, remaining.value(), priceMinor, currency, heldUntil, ticket, checkout);
    }

    CartItem hold(Instant until) {
        return new CartItem(reservation, product, quantity, priceMinor, currency, Stored.time(until), ticket, checkout);
    }

    /**
     * @param order by which it is being paid for, or null if it is not any more
     */
    CartItem payFor(@Nullable OrderId order) {
        UUID paying = order == null ? null : order.value();
        return new CartItem(reservation, product, quantity, priceMinor, currency, heldUntil, ticket, paying);
    }

    @Nullable
    OrderId order() {
        return checkout == null ? null : new OrderId(checkout);
    }

    Money unitPrice() {
        return new Money(priceMinor, Currency.getInstance(currency));
    }

    Money price() {
        return unitPrice().times(new Quantity(quantity));
    }
}
