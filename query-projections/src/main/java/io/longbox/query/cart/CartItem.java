package io.longbox.query.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.ItemAdded;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one reservation holds, as the column {@code items} keeps it; its names are part of the table's shape. */
record CartItem(
        UUID reservation,
        UUID product,
        int quantity,
        long priceMinor,
        String currency,
        Instant heldUntil,
        @Nullable Long ticket) {

    static CartItem of(ItemAdded event) {
        return new CartItem(
                event.reservation().value(),
                event.product().value(),
                event.quantity().value(),
                event.unitPrice().minor(),
                event.unitPrice().currency().getCurrencyCode(),
                Stored.time(event.heldUntil()),
                event.ticket());
    }

    CartItem keep(Quantity remaining) {
        return new CartItem(reservation, product, remaining.value(), priceMinor, currency, heldUntil, ticket);
    }

    CartItem hold(Instant until) {
        return new CartItem(reservation, product, quantity, priceMinor, currency, Stored.time(until), ticket);
    }

    Money unitPrice() {
        return new Money(priceMinor, Currency.getInstance(currency));
    }

    Money price() {
        return unitPrice().times(new Quantity(quantity));
    }
}
