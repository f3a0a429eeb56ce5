package io.longbox.query.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.PlaceEnded;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ReservationId;
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
import io.longbox.api.user.UserRegistered;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartViewTest {

    private static final Instant SOON = Instant.parse("2026-01-01T00:15:00Z");
    private static final Instant LATER = Instant.parse("2026-01-01T00:20:00Z");

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId kat = new ProductId(UUID.randomUUID());
    private final ReservationId first = new ReservationId(UUID.randomUUID());
    private final ReservationId second = new ReservationId(UUID.randomUUID());
    private final ReservationId third = new ReservationId(UUID.randomUUID());

    @Test
    void an_unknown_reader_has_no_cart() {
        assertThat(cart()).isNull();
    }

    @Test
    void a_reader_who_never_asked_for_anything_has_an_empty_cart() {
        store.happened(new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org")));

        assertThat(cart()).isEqualTo(new CartView(ada, List.of(), -1));
    }

    @Test
    void an_added_item_shows_with_its_title_and_price() {
        store.happened(created(nemo, "Little Nemo"), requested(first, nemo, 2), added(first, nemo, 2, euro(500), SOON));

        assertThat(cart())
                .isEqualTo(new CartView(
                        ada,
                        List.of(new CartItemView(nemo, "Little Nemo", new Quantity(2), euro(500), euro(1000), SOON)),
                        1));
    }

    @Test
    void the_title_is_the_one_of_today() {
        store.happened(
                created(nemo, "Little Nemo"),
                added(first, nemo, 1, euro(500), SOON),
                new ProductUpdated(nemo, details("In the Land of Wonderful Dreams")));

        assertThat(cart().items()).extracting(CartItemView::title).containsExactly("In the Land of Wonderful Dreams");
    }

    @Test
    void a_product_the_catalogue_does_not_show_yet_goes_by_its_id() {
        store.happened(added(first, nemo, 1, euro(500), SOON));

        assertThat(cart().items()).extracting(CartItemView::title).containsExactly(nemo.toString());
    }

    @Test
    void reservations_of_one_product_are_one_item_at_the_place_of_the_first() {
        store.happened(
                created(nemo, "Little Nemo"),
                created(kat, "Krazy Kat"),
                added(first, nemo, 2, euro(500), LATER),
                added(second, kat, 1, euro(300), SOON),
                added(third, nemo, 1, euro(700), SOON));

        assertThat(cart().items())
                .containsExactly(
                        new CartItemView(nemo, "Little Nemo", new Quantity(3), euro(700), euro(1700), SOON),
                        new CartItemView(kat, "Krazy Kat", new Quantity(1), euro(300), euro(300), SOON));
    }

    @Test
    void amounts_of_two_currencies_are_not_added_up() {
        Money yen = new Money(800, Currency.getInstance("JPY"));
        store.happened(
                created(nemo, "Little Nemo"),
                added(first, nemo, 2, euro(500), SOON),
                added(second, nemo, 1, yen, LATER));

        assertThat(cart().items())
                .containsExactly(
                        new CartItemView(nemo, "Little Nemo", new Quantity(2), euro(500), euro(1000), SOON),
                        new CartItemView(nemo, "Little Nemo", new Quantity(1), yen, yen, LATER));
    }

    @Test
    void fewer_copies_of_one_reservation_leave_the_other_alone() {
        store.happened(
                created(nemo, "Little Nemo"),
                added(first, nemo, 4, euro(500), SOON),
                added(second, nemo, 1, euro(500), LATER),
                new ItemReduced(ada, first, nemo, new Quantity(3), new Quantity(1)));

        assertThat(cart().items()).extracting(CartItemView::quantity).containsExactly(new Quantity(2));
    }

    @Test
    void a_removed_item_is_gone_and_its_request_stays_answered() {
        store.happened(
                requested(first, nemo, 1),
                added(first, nemo, 1, euro(500), SOON),
                added(second, kat, 1, euro(300), LATER),
                new ItemRemoved(ada, first, nemo, new Quantity(1), RemovalReason.HOLD_EXPIRED, null));

        assertThat(cart().items()).extracting(CartItemView::product).containsExactly(kat);
        assertThat(request(first).status()).isEqualTo(CartRequestStatus.IN_CART);
    }

    @Test
    void closing_and_reopening_move_the_version_and_nothing_else() {
        store.happened(added(first, nemo, 1, euro(500), SOON), new CartClosed(ada, 1), new CartReopened(ada, 2));

        assertThat(cart().items()).hasSize(1);
        assertThat(cart().version()).isEqualTo(2);
    }

    @Test
    void what_is_being_paid_for_says_so_and_what_was_added_since_is_counted_with_it() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                created(nemo, "Little Nemo"),
                created(kat, "Krazy Kat"),
                added(first, nemo, 2, euro(500), SOON),
                paidFor(order, line(first, nemo, 2)),
                added(second, nemo, 1, euro(500), LATER),
                added(third, kat, 1, euro(300), LATER));

        assertThat(cart())
                .isEqualTo(new CartView(
                        ada,
                        List.of(
                                new CartItemView(
                                        nemo, "Little Nemo", new Quantity(3), euro(500), euro(1500), SOON, order),
                                new CartItemView(kat, "Krazy Kat", new Quantity(1), euro(300), euro(300), LATER, null)),
                        order,
                        3));
    }

    @Test
    void what_is_sold_leaves_the_cart() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                added(first, nemo, 2, euro(500), SOON),
                paidFor(order, line(first, nemo, 2)),
                added(second, kat, 1, euro(300), LATER),
                new CheckoutCompleted(ada, order, List.of(first)));

        assertThat(cart().items()).extracting(CartItemView::product).containsExactly(kat);
        assertThat(cart().checkout()).isNull();
    }

    @Test
    void a_checkout_that_failed_frees_its_items_but_for_what_was_lost() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                added(first, nemo, 2, euro(500), SOON),
                added(second, kat, 1, euro(300), LATER),
                paidFor(order, line(first, nemo, 2), line(second, kat, 1)),
                new CheckoutAbandoned(ada, order, List.of(second)));

        assertThat(cart().items()).extracting(CartItemView::product).containsExactly(nemo);
        assertThat(cart().items()).extracting(CartItemView::checkout).containsOnlyNulls();
        assertThat(cart().checkout()).isNull();
    }

    @Test
    void the_end_of_another_checkout_leaves_this_one_alone() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                added(first, nemo, 2, euro(500), SOON),
                paidFor(order, line(first, nemo, 2)),
                new CheckoutAbandoned(ada, new OrderId(UUID.randomUUID()), List.of()));

        assertThat(cart().items()).extracting(CartItemView::checkout).containsExactly(order);
        assertThat(cart().checkout()).isEqualTo(order);
    }

    @Test
    void a_checkout_shows_even_when_all_of_its_items_have_gone() {
        OrderId order = new OrderId(UUID.randomUUID());
        store.happened(
                added(first, nemo, 2, euro(500), SOON),
                paidFor(order, line(first, nemo, 2)),
                new ItemRemoved(ada, first, nemo, new Quantity(2), RemovalReason.HOLD_EXPIRED, null));

        assertThat(cart()).isEqualTo(new CartView(ada, List.of(), order, 2));
    }

    private CheckoutRequested paidFor(OrderId order, OrderLine... lines) {
        PersonalText text = new PersonalText(ada, "text");
        CheckoutTerms terms = new CheckoutTerms(
                new ShippingChoice(
                        new ShippingMethodId(UUID.randomUUID()),
                        "By post",
                        euro(490),
                        new Address(text, text, null, null, text, null, "DE")),
                null,
                null,
                new TokenisedCard("tok_1", CardBrand.VISA, "4242"));
        return new CheckoutRequested(ada, order, List.of(lines), terms, OrderTotals.of(List.of(lines), terms));
    }

    private OrderLine line(ReservationId reservation, ProductId product, int quantity) {
        return new OrderLine(reservation, product, "a title", new Quantity(quantity), euro(500));
    }

    @Test
    void a_request_is_pending_until_it_is_answered() {
        store.happened(requested(first, nemo, 2));

        assertThat(request(first))
                .isEqualTo(new CartRequestView(
                        first, ada, nemo, new Quantity(2), CartRequestStatus.PENDING, null, null, null, store.now()));
        assertThat(cart()).isEqualTo(new CartView(ada, List.of(), 0));
    }

    @Test
    void an_unknown_request_is_not_found() {
        assertThat(request(first)).isNull();
    }

    @Test
    void a_deferred_request_was_made_when_the_reader_made_it() {
        store.happened(new ItemRequestDeferred(ada, first, nemo, new Quantity(1), euro(500), OnShortage.WAIT, null));
        Instant asked = store.now();
        store.happened(requested(first, nemo, 1));

        assertThat(request(first).requestedAt()).isEqualTo(asked);
        assertThat(request(first).status()).isEqualTo(CartRequestStatus.PENDING);
        assertThat(cart().version()).isEqualTo(1);
    }

    @Test
    void a_request_that_was_served_says_until_when_the_item_is_held() {
        store.happened(requested(first, nemo, 1), added(first, nemo, 1, euro(500), SOON));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.IN_CART);
        assertThat(request(first).heldUntil()).isEqualTo(SOON);
    }

    @Test
    void a_waiting_request_shows_its_place_in_line() {
        store.happened(requested(first, nemo, 1), queued(first, 12));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.WAITING);
        assertThat(request(first).place()).isEqualTo(place(12));
    }

    @Test
    void the_turn_of_a_place_answers_every_request_that_waits_on_it() {
        store.happened(
                requested(first, nemo, 1),
                queued(first, 12),
                requested(second, nemo, 1),
                queued(second, 12),
                requested(third, nemo, 1),
                queued(third, 13));
        store.happened(offered(12, SOON));

        assertThat(cart().items()).extracting(CartItemView::heldUntil).containsExactly(SOON);
        assertThat(List.of(request(first), request(second))).allSatisfy(request -> {
            assertThat(request.status()).isEqualTo(CartRequestStatus.IN_CART);
            assertThat(request.heldUntil()).isEqualTo(SOON);
            assertThat(request.place()).isEqualTo(place(12));
        });
        assertThat(request(third).status()).isEqualTo(CartRequestStatus.WAITING);
    }

    @Test
    void a_turn_that_comes_in_the_batch_of_its_place_is_seen() {
        store.happened(requested(first, nemo, 1), queued(first, 12), offered(12, SOON));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.IN_CART);
    }

    @Test
    void the_turn_of_one_reader_is_not_the_turn_of_another() {
        UserId bob = new UserId(UUID.randomUUID());
        store.happened(
                requested(first, nemo, 1),
                queued(first, 12),
                new OfferRefused(bob, ReservationId.ofTicket(nemo, 12), nemo, 12, PassOverReason.PLACE_GIVEN_UP),
                new OfferRefused(ada, ReservationId.ofTicket(kat, 12), kat, 12, PassOverReason.PLACE_GIVEN_UP));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.WAITING);
    }

    @Test
    void a_turn_that_the_cart_refuses_passes_its_requests_over() {
        store.happened(
                requested(first, nemo, 1),
                queued(first, 12),
                new OfferRefused(ada, ReservationId.ofTicket(nemo, 12), nemo, 12, PassOverReason.CART_FULL));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.REJECTED);
        assertThat(request(first).reason()).isEqualTo(RejectionReason.PASSED_OVER);
        assertThat(request(first).place()).isEqualTo(place(12));
        assertThat(cart().items()).isEmpty();
        assertThat(cart().version()).isEqualTo(2);
    }

    @Test
    void a_place_that_ends_without_a_turn_says_why() {
        store.happened(
                requested(first, nemo, 1), queued(first, 12), new PlaceEnded(ada, nemo, 12, RejectionReason.LEFT_LINE));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.REJECTED);
        assertThat(request(first).reason()).isEqualTo(RejectionReason.LEFT_LINE);
        assertThat(request(first).place()).isEqualTo(place(12));
        assertThat(cart().version()).isEqualTo(2);
    }

    @Test
    void a_place_that_ends_late_does_not_take_back_what_was_answered() {
        store.happened(
                requested(first, nemo, 1),
                queued(first, 12),
                offered(12, SOON),
                new PlaceEnded(ada, nemo, 12, RejectionReason.PRODUCT_WITHDRAWN));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.IN_CART);
    }

    @Test
    void a_longer_hold_shows_in_the_cart_and_in_the_request() {
        store.happened(
                requested(first, nemo, 1),
                added(first, nemo, 1, euro(500), SOON),
                requested(second, kat, 1),
                added(second, kat, 1, euro(500), SOON));
        store.happened(new HoldExtended(ada, first, nemo, LATER));

        assertThat(cart().items()).extracting(CartItemView::heldUntil).containsExactly(LATER, SOON);
        assertThat(request(first).heldUntil()).isEqualTo(LATER);
        assertThat(request(second).heldUntil()).isEqualTo(SOON);
    }

    @Test
    void a_longer_hold_of_an_offer_shows_in_the_requests_that_waited_for_it() {
        store.happened(requested(first, nemo, 1), queued(first, 12), requested(second, nemo, 1), queued(second, 12));
        store.happened(offered(12, SOON));
        store.happened(new HoldExtended(ada, ReservationId.ofTicket(nemo, 12), nemo, LATER));

        assertThat(cart().items()).extracting(CartItemView::heldUntil).containsExactly(LATER);
        assertThat(request(first).heldUntil()).isEqualTo(LATER);
        assertThat(request(second).heldUntil()).isEqualTo(LATER);
    }

    @Test
    void a_reminder_moves_the_version_and_nothing_else() {
        store.happened(added(first, nemo, 1, euro(500), SOON), new HoldEnding(ada, first, nemo, SOON, null));

        assertThat(cart().items()).extracting(CartItemView::heldUntil).containsExactly(SOON);
        assertThat(cart().version()).isEqualTo(1);
    }

    @Test
    void subscribers_read_that_the_turn_has_come() {
        store.happened(requested(first, nemo, 1), queued(first, 12));

        try (SubscriptionQueryResult<CartRequestView, CartRequestView> watched =
                store.subscribe(new FindCartRequest(first), CartRequestView.class)) {
            store.happened(offered(12, SOON));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(request(first));
        }
    }

    @Test
    void a_rejected_request_says_why() {
        store.happened(requested(first, nemo, 1), new ItemRequestRejected(ada, first, nemo, RejectionReason.SOLD_OUT));

        assertThat(request(first).status()).isEqualTo(CartRequestStatus.REJECTED);
        assertThat(request(first).reason()).isEqualTo(RejectionReason.SOLD_OUT);
        assertThat(cart().items()).isEmpty();
    }

    @Test
    void subscribers_read_the_changes_of_cart_and_request() {
        store.happened(created(nemo, "Little Nemo"), requested(first, nemo, 1));

        try (SubscriptionQueryResult<CartView, CartView> watchedCart =
                        store.subscribe(new FindCart(ada), CartView.class);
                SubscriptionQueryResult<CartRequestView, CartRequestView> watchedRequest =
                        store.subscribe(new FindCartRequest(first), CartRequestView.class)) {
            // Finer than the database keeps it: what is told and what is read later must be the same.
            store.happened(added(first, nemo, 1, euro(500), SOON.plusNanos(1)));

            assertThat(watchedCart.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(cart());
            assertThat(watchedRequest.updates().blockFirst(Duration.ofSeconds(5)))
                    .isEqualTo(request(first));
        }
    }

    private @Nullable CartView cart() {
        return store.answer(new FindCart(ada), CartView.class);
    }

    private @Nullable CartRequestView request(ReservationId reservation) {
        return store.answer(new FindCartRequest(reservation), CartRequestView.class);
    }

    private ItemRequested requested(ReservationId reservation, ProductId product, int copies) {
        return new ItemRequested(ada, reservation, product, new Quantity(copies), euro(500), OnShortage.WAIT, null);
    }

    private ItemAdded added(ReservationId reservation, ProductId product, int copies, Money price, Instant heldUntil) {
        return new ItemAdded(ada, reservation, product, new Quantity(copies), price, heldUntil, null);
    }

    private ItemAdded offered(long ticket, Instant heldUntil) {
        return new ItemAdded(
                ada, ReservationId.ofTicket(nemo, ticket), nemo, new Quantity(1), euro(500), heldUntil, ticket);
    }

    private ItemRequestQueued queued(ReservationId reservation, long ticket) {
        return new ItemRequestQueued(ada, reservation, place(ticket));
    }

    private LineReceipt place(long ticket) {
        return new LineReceipt(nemo, ticket, 3, 40, ChainHash.START);
    }

    private static ProductCreated created(ProductId product, String title) {
        return new ProductCreated(product, ProductKind.COMIC, details(title));
    }

    private static ProductDetails details(String title) {
        return new ProductDetails(title, List.of(), null, null, null, null, null, euro(500));
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
