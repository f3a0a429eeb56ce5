package io.longbox.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.AddOfferedItem;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.QueueRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** Short names for what one reader asks of two products: numbers stand for ids. */
final class CartFixture {

    static final UserId READER = new UserId(new UUID(3, 1));
    static final ProductId NEMO = new ProductId(new UUID(1, 1));
    static final ProductId KRAZY = new ProductId(new UUID(1, 2));
    static final Money PRICE = new Money(1299, Currency.getInstance("EUR"));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private CartFixture() {}

    static ReservationId reservation(int n) {
        return new ReservationId(new UUID(2, n));
    }

    static RequestItem request(int n, ProductId product, int quantity, OnShortage onShortage) {
        return new RequestItem(READER, reservation(n), product, new Quantity(quantity), PRICE, onShortage, null);
    }

    static ItemRequested requested(int n, ProductId product, int quantity, OnShortage onShortage) {
        return new ItemRequested(READER, reservation(n), product, new Quantity(quantity), PRICE, onShortage, null);
    }

    static ItemRequestDeferred deferred(int n, ProductId product, int quantity, OnShortage onShortage) {
        return new ItemRequestDeferred(
                READER, reservation(n), product, new Quantity(quantity), PRICE, onShortage, null);
    }

    static ItemAdded added(int n, ProductId product, int quantity) {
        return new ItemAdded(READER, reservation(n), product, new Quantity(quantity), PRICE, NOON, null);
    }

    static LineReceipt place(ProductId product, long ticket, long position) {
        return new LineReceipt(product, ticket, position, 41, ChainHash.START);
    }

    static ItemRequestQueued queued(int n, ProductId product, long ticket, long position) {
        return new ItemRequestQueued(READER, reservation(n), place(product, ticket, position));
    }

    static QueueRequest queue(int n, ProductId product, long ticket, long position) {
        return new QueueRequest(READER, reservation(n), place(product, ticket, position));
    }

    /** Offered for ticket 7, which question 1 had got. */
    static AddOfferedItem offer(int n, ProductId product, int quantity) {
        return new AddOfferedItem(
                READER, place(product, 7, 3), reservation(1), reservation(n), new Quantity(quantity), NOON);
    }

    static ItemAdded addedForTicket(int n, ProductId product, int quantity) {
        return new ItemAdded(READER, reservation(n), product, new Quantity(quantity), PRICE, NOON, 7L);
    }

    static OfferRefused refused(int n, ProductId product, PassOverReason reason) {
        return new OfferRefused(READER, reservation(n), product, 7, reason);
    }

    static CartProperties properties(Duration patience) {
        return new CartProperties(
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(3),
                Duration.ofHours(2),
                patience,
                5);
    }

    static ItemRequestRejected rejected(int n, ProductId product, RejectionReason reason) {
        return new ItemRequestRejected(READER, reservation(n), product, reason);
    }

    static ItemRemoved removed(int n, ProductId product, int quantity, RemovalReason reason) {
        return new ItemRemoved(READER, reservation(n), product, new Quantity(quantity), reason, null);
    }

    static ReservationReleased released(int n, int quantity, ReleaseReason reason) {
        return new ReservationReleased(NEMO, reservation(n), new Quantity(quantity), reason);
    }
}
