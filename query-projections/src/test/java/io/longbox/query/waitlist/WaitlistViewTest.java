package io.longbox.query.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LinePage;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.ListLine;
import io.longbox.api.waitlist.ListPlaces;
import io.longbox.api.waitlist.OfferAwaited;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceNotOffered;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePage;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.api.waitlist.WaitlistClosed;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistLeft;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitlistViewTest {

    private static final Instant SOON = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-03T00:00:00Z");

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId kat = new ProductId(UUID.randomUUID());
    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final UserId cyd = new UserId(UUID.randomUUID());
    private final ReservationId request = new ReservationId(UUID.randomUUID());

    @Test
    void an_unknown_product_has_no_line() {
        assertThat(line()).isNull();
        assertThat(list(null, null, 10)).isNull();
        assertThat(place(ada)).isNull();
    }

    @Test
    void a_product_nobody_ever_waited_for_has_an_empty_line() {
        store.happened(created(nemo));

        assertThat(line()).isEqualTo(new LineView(nemo, 0, 0, -1));
        assertThat(list(null, null, 10)).isEqualTo(new LinePage(List.of(), null));
        assertThat(place(ada)).isNull();
    }

    @Test
    void whoever_enters_is_in_line_with_their_receipt() {
        store.happened(entered(1, ada), entered(2, bob));

        assertThat(place(bob))
                .isEqualTo(new PlaceView(
                        nemo,
                        receipt(nemo, 2),
                        bob,
                        new Quantity(1),
                        PlaceStatus.WAITING,
                        1L,
                        store.now(),
                        null,
                        null,
                        null,
                        1));
        assertThat(line()).isEqualTo(new LineView(nemo, 2, 0, 1));
    }

    @Test
    void only_those_who_still_wait_are_ahead() {
        store.happened(entered(1, ada), entered(2, bob), entered(3, cyd));
        store.happened(offered(1, ada));
        assertThat(place(cyd).ahead()).isEqualTo(1);

        store.happened(left(2, bob, null));
        assertThat(place(cyd).ahead()).isZero();
        assertThat(place(cyd).position()).isEqualTo(1);
    }

    @Test
    void those_in_the_line_of_another_product_are_not_ahead() {
        store.happened(entered(1, ada), new WaitlistEntered(kat, receipt(kat, 2), bob, new Quantity(1), request));

        assertThat(store.answer(new FindPlace(kat, bob), PlaceView.class).ahead())
                .isZero();
    }

    @Test
    void an_offer_says_until_when_and_nobody_is_ahead_of_it() {
        store.happened(entered(1, ada), offered(1, ada));

        PlaceView place = place(ada);
        assertThat(place.status()).isEqualTo(PlaceStatus.OFFERED);
        assertThat(place.heldUntil()).isEqualTo(SOON);
        assertThat(place.ahead()).isNull();
        assertThat(place.version()).isEqualTo(1);
        assertThat(line()).isEqualTo(new LineView(nemo, 0, 1, 1));
    }

    @Test
    void an_offer_ends_as_what_it_came_to() {
        for (OfferEnd end : OfferEnd.values()) {
            PassOverReason reason = end == OfferEnd.PASSED_OVER ? PassOverReason.CART_FULL : null;
            Store happening = Store.empty().happened(entered(1, ada), offered(1, ada), ended(1, ada, end, reason));

            PlaceView place = happening.answer(new FindPlace(nemo, ada), PlaceView.class);
            assertThat(place.status()).isEqualTo(end.status());
            assertThat(place.reason()).isEqualTo(reason);
            assertThat(place.heldUntil()).isNull();
            assertThat(place.endedAt()).isEqualTo(happening.now());
            assertThat(happening.answer(new FindLine(nemo), LineView.class)).isEqualTo(new LineView(nemo, 0, 0, 2));
        }
    }

    @Test
    void whoever_leaves_before_their_turn_or_after_it_has_left() {
        store.happened(entered(1, ada), entered(2, bob), offered(1, ada));
        store.happened(left(1, ada, ReservationId.ofTicket(nemo, 1)), left(2, bob, null));

        assertThat(List.of(place(ada), place(bob)))
                .extracting(PlaceView::status)
                .containsExactly(PlaceStatus.LEFT, PlaceStatus.LEFT);
        assertThat(line()).isEqualTo(new LineView(nemo, 0, 0, 4));
    }

    @Test
    void whoever_is_passed_over_is_told_why() {
        store.happened(entered(1, ada), new WaitlistClosed(nemo), passedOver(1, ada));

        assertThat(place(ada).status()).isEqualTo(PlaceStatus.PASSED_OVER);
        assertThat(place(ada).reason()).isEqualTo(PassOverReason.PRODUCT_WITHDRAWN);
        assertThat(place(ada).endedAt()).isEqualTo(store.now());
        assertThat(line()).isEqualTo(new LineView(nemo, 0, 0, 2));
    }

    @Test
    void events_that_change_no_place_move_the_version_all_the_same() {
        ReservationId offer = ReservationId.ofTicket(nemo, 1);
        store.happened(
                new OfferAwaited(nemo, 1, offer, SOON),
                new PlaceNotOffered(nemo, 1, offer),
                new OfferNotOpen(nemo, 1, offer));

        assertThat(line()).isEqualTo(new LineView(nemo, 0, 0, 2));
    }

    @Test
    void the_end_of_a_place_nobody_entered_changes_nothing() {
        store.happened(ended(1, ada, OfferEnd.EXPIRED, null));

        assertThat(place(ada)).isNull();
        assertThat(line()).isEqualTo(new LineView(nemo, 0, 0, 0));
    }

    @Test
    void a_checkout_gives_an_offer_more_time() {
        store.happened(entered(1, ada), offered(1, ada));
        store.happened(new HoldExtended(ada, ReservationId.ofTicket(nemo, 1), nemo, LATER));

        assertThat(place(ada).heldUntil()).isEqualTo(LATER);
        assertThat(place(ada).version()).isEqualTo(1);
    }

    @Test
    void a_checkout_of_something_else_gives_an_offer_no_more_time() {
        store.happened(entered(1, ada), offered(1, ada));
        store.happened(new HoldExtended(ada, request, nemo, LATER));

        assertThat(place(ada).heldUntil()).isEqualTo(SOON);
    }

    @Test
    void the_latest_place_of_a_reader_counts() {
        store.happened(entered(1, ada), left(1, ada, null), entered(2, ada));

        assertThat(place(ada).place().ticket()).isEqualTo(2);
        assertThat(place(ada).ahead()).isZero();
    }

    @Test
    void a_line_is_listed_by_ticket_without_those_who_are_out_of_it() {
        store.happened(entered(1, ada), entered(2, bob), entered(3, cyd), entered(4, user()), entered(5, user()));
        store.happened(offered(1, ada), left(3, cyd, null));

        LinePage page = list(null, null, 10);

        assertThat(page.items()).extracting(place -> place.place().ticket()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(page.items()).extracting(PlaceView::ahead).containsExactly(null, 0L, 1L, 2L);
        assertThat(page.items()).extracting(PlaceView::version).containsOnly(6L);
        assertThat(page.next()).isNull();
    }

    @Test
    void each_page_of_a_line_counts_on_from_those_before_it() {
        for (long ticket = 1; ticket <= 7; ticket++) {
            store.happened(entered(ticket, user()));
        }
        store.happened(offered(4, ada));

        List<Long> tickets = new ArrayList<>();
        List<Long> ahead = new ArrayList<>();
        Long after = null;
        do {
            LinePage page = list(null, after, 2);
            page.items().forEach(place -> {
                tickets.add(place.place().ticket());
                ahead.add(place.ahead());
            });
            after = page.next();
        } while (after != null);

        assertThat(tickets).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(ahead).containsExactly(0L, 1L, 2L, null, 3L, 4L, 5L);
    }

    @Test
    void a_page_of_a_line_counts_those_ahead_once() {
        store.happened(entered(1, ada), entered(2, bob), entered(3, cyd));
        store.statistics().clear();

        list(null, 1L, 10);

        // The line, the page, and those ahead of its first place.
        assertThat(store.statistics().getPrepareStatementCount()).isEqualTo(3);
    }

    @Test
    void a_line_can_be_listed_by_status() {
        store.happened(entered(1, ada), entered(2, bob), entered(3, cyd));
        store.happened(offered(1, ada), ended(1, ada, OfferEnd.CLAIMED, null), offered(2, bob));

        assertThat(list(PlaceStatus.CLAIMED, null, 10).items())
                .extracting(PlaceView::user)
                .containsExactly(ada);
        assertThat(list(PlaceStatus.OFFERED, null, 10).items())
                .extracting(PlaceView::user)
                .containsExactly(bob);
        assertThat(list(PlaceStatus.WAITING, null, 10).items())
                .extracting(PlaceView::user)
                .containsExactly(cyd);
        assertThat(list(PlaceStatus.CLAIMED, 1L, 10).items()).isEmpty();
    }

    @Test
    void a_readers_places_are_listed_latest_first() {
        manyPlacesOfAda(5);

        List<PlaceView> places = new ArrayList<>();
        String after = null;
        do {
            PlacePage page = places(null, after, 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            places.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(places).hasSize(5).extracting(PlaceView::joinedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(places).extracting(PlaceView::ahead).containsOnly(1L);
        assertThat(places).extracting(PlaceView::version).containsOnly(1L);
    }

    @Test
    void a_readers_places_that_are_over_are_listed_by_their_status() {
        store.happened(entered(1, ada), left(1, ada, null), entered(2, ada));

        assertThat(places(null, null, 10).items())
                .extracting(place -> place.place().ticket())
                .containsExactly(2L);
        assertThat(places(PlaceStatus.LEFT, null, 10).items())
                .extracting(place -> place.place().ticket())
                .containsExactly(1L);
    }

    @Test
    void a_malformed_key_is_refused() {
        assertThatThrownBy(() -> places(null, "nonsense", 10))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INVALID));
    }

    @Test
    void those_who_watch_hear_of_the_line_and_of_their_place() {
        store.happened(entered(1, ada), entered(2, bob));

        try (SubscriptionQueryResult<LineView, LineView> watchedLine =
                        store.subscribe(new FindLine(nemo), LineView.class);
                SubscriptionQueryResult<PlaceView, PlaceView> watchedPlace =
                        store.subscribe(new FindPlace(nemo, ada), PlaceView.class)) {
            store.happened(offered(1, ada));

            assertThat(watchedLine.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(line());
            assertThat(watchedPlace.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(place(ada));
        }
    }

    private void manyPlacesOfAda(int products) {
        for (int i = 0; i < products; i++) {
            ProductId product = new ProductId(UUID.randomUUID());
            store.happened(
                    new WaitlistEntered(product, receipt(product, 1), user(), new Quantity(1), request),
                    new WaitlistEntered(product, receipt(product, 2), ada, new Quantity(1), request));
        }
    }

    private @Nullable LineView line() {
        return store.answer(new FindLine(nemo), LineView.class);
    }

    private @Nullable PlaceView place(UserId user) {
        return store.answer(new FindPlace(nemo, user), PlaceView.class);
    }

    private @Nullable LinePage list(@Nullable PlaceStatus status, @Nullable Long after, int limit) {
        return store.answer(new ListLine(nemo, status, after, limit), LinePage.class);
    }

    private PlacePage places(@Nullable PlaceStatus status, @Nullable String after, int limit) {
        return store.answer(new ListPlaces(ada, status, after, limit), PlacePage.class);
    }

    private WaitlistEntered entered(long ticket, UserId user) {
        return new WaitlistEntered(nemo, receipt(nemo, ticket), user, new Quantity(1), request);
    }

    private PlaceOffered offered(long ticket, UserId user) {
        ReservationId offer = ReservationId.ofTicket(nemo, ticket);
        return new PlaceOffered(nemo, receipt(nemo, ticket), user, request, offer, new Quantity(1), SOON);
    }

    private OfferEnded ended(long ticket, UserId user, OfferEnd end, @Nullable PassOverReason reason) {
        ReservationId offer = ReservationId.ofTicket(nemo, ticket);
        return new OfferEnded(nemo, receipt(nemo, ticket), user, request, offer, end, reason);
    }

    private WaitlistLeft left(long ticket, UserId user, @Nullable ReservationId offer) {
        return new WaitlistLeft(nemo, receipt(nemo, ticket), user, request, offer);
    }

    private PlacePassedOver passedOver(long ticket, UserId user) {
        return new PlacePassedOver(nemo, receipt(nemo, ticket), user, request, PassOverReason.PRODUCT_WITHDRAWN);
    }

    private static LineReceipt receipt(ProductId product, long ticket) {
        return new LineReceipt(product, ticket, ticket, 10 + ticket, ChainHash.START);
    }

    private static UserId user() {
        return new UserId(UUID.randomUUID());
    }

    private static ProductCreated created(ProductId product) {
        return new ProductCreated(
                product,
                ProductKind.COMIC,
                new ProductDetails(
                        "Nemo", List.of(), null, null, null, null, null, Money.zero(Currency.getInstance("EUR"))));
    }
}
