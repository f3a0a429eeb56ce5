package io.longbox.cart;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Quantity;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.AddOfferedItem;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.ListedTitle;
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
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Short names for what one reader asks of two products: numbers stand for ids. */
final class CartFixture {

    static final UserId READER = new UserId(new UUID(3, 1));
    static final ProductId NEMO = new ProductId(new UUID(1, 1));
    static final ProductId KRAZY = new ProductId(new UUID(1, 2));
    static final Money PRICE = new Money(1299, Currency.getInstance("EUR"));
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final OrderId ORDER = new OrderId(new UUID(5, 1));
    static final ShippingChoice BY_POST = shipping(490);
    static final TokenisedCard CARD = new TokenisedCard("tok_1", CardBrand.VISA, "4242");
    static final List<ListedTitle> TITLES =
            List.of(new ListedTitle(NEMO, "Little Nemo"), new ListedTitle(KRAZY, "Krazy Kat"));

    private CartFixture() {}

    static ShippingChoice shipping(long minor) {
        PersonalText text = new PersonalText(READER, "text");
        return new ShippingChoice(
                new ShippingMethodId(new UUID(6, 1)),
                "By post",
                new Money(minor, PRICE.currency()),
                new Address(text, text, null, null, text, null, "DE"));
    }

    static CheckoutTerms terms(@Nullable TokenisedCard card) {
        return new CheckoutTerms(BY_POST, null, null, card);
    }

    static CheckOut checkOut(CheckoutTerms terms) {
        return new CheckOut(READER, ORDER, terms, TITLES, null, NOON);
    }

    static OrderLine line(int n, ProductId product, int quantity) {
        return new OrderLine(
                reservation(n),
                product,
                product.equals(NEMO) ? "Little Nemo" : "Krazy Kat",
                new Quantity(quantity),
                PRICE);
    }

    /** By card and post. */
    static CheckoutRequested checkoutRequested(OrderLine... lines) {
        CheckoutTerms terms = terms(CARD);
        return new CheckoutRequested(READER, ORDER, List.of(lines), terms, OrderTotals.of(List.of(lines), terms));
    }

    static CheckoutCompleted completed(int... reservations) {
        return new CheckoutCompleted(READER, ORDER, reservations(reservations));
    }

    static CheckoutAbandoned abandoned(int... lost) {
        return new CheckoutAbandoned(READER, ORDER, reservations(lost));
    }

    static AbandonCheckout abandon(int... lost) {
        return new AbandonCheckout(READER, ORDER, reservations(lost));
    }

    private static List<ReservationId> reservations(int... ns) {
        return IntStream.of(ns).mapToObj(CartFixture::reservation).toList();
    }

    static SaleConfirmed sold(int n, int quantity) {
        return new SaleConfirmed(NEMO, reservation(n), new Quantity(quantity), ORDER);
    }

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
