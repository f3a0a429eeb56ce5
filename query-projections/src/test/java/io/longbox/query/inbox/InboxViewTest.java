package io.longbox.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.notification.AllNotificationsRead;
import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.ListNotifications;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationPage;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.notification.NotificationsRead;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.FindOrderNumber;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderNumber;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.user.SubscriptionEnded;
import io.longbox.api.user.SubscriptionRenewed;
import io.longbox.api.user.SubscriptionStarted;
import io.longbox.api.user.SubscriptionTerm;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.waitlist.OfferEnd;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.query.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxViewTest {

    private static final Instant SOON = Instant.parse("2026-01-02T00:00:00Z");
    private static final Money PRICE = new Money(500, Currency.getInstance("EUR"));

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());
    private final ReservationId request = new ReservationId(UUID.randomUUID());
    private final ReservationId offer = ReservationId.ofTicket(nemo, 7);
    private final LineReceipt place = new LineReceipt(nemo, 7, 3, 40, ChainHash.START);
    private long nextTicket = 7;

    @Test
    void an_unknown_reader_has_no_inbox() {
        assertThat(inbox()).isNull();
        assertThat(all()).isEqualTo(new NotificationPage(List.of(), 0, null));
    }

    @Test
    void a_reader_who_was_told_nothing_has_an_empty_inbox() {
        store.happened(new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org")));

        assertThat(inbox()).isEqualTo(new InboxView(ada, 0, null, -1));
    }

    @Test
    void a_place_taken_is_told_with_its_position() {
        store.happened(created(), entered(ada));

        assertThat(inbox().latest())
                .isEqualTo(new NotificationView(
                        new NotificationId(store.newestId()),
                        ada,
                        NotificationKind.PLACE_TAKEN,
                        nemo,
                        "Little Nemo",
                        7L,
                        3L,
                        null,
                        null,
                        store.now(),
                        false));
        assertThat(inbox().unread()).isEqualTo(1);
    }

    @Test
    void the_turn_is_told_with_its_deadline() {
        store.happened(turn());

        NotificationView told = inbox().latest();
        assertThat(told.kind()).isEqualTo(NotificationKind.YOUR_TURN);
        assertThat(told.ticket()).isEqualTo(7);
        assertThat(told.deadline()).isEqualTo(SOON);
        assertThat(told.position()).isNull();
    }

    @Test
    void what_a_walk_in_put_into_the_cart_is_no_news() {
        store.happened(new ItemAdded(ada, request, nemo, new Quantity(1), PRICE, SOON, null));

        assertThat(all().items()).isEmpty();
    }

    @Test
    void the_end_of_a_hold_is_announced_as_that_of_an_offer_if_it_came_from_the_line() {
        store.happened(new HoldEnding(ada, offer, nemo, SOON, 7L));
        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.OFFER_ENDING);
        assertThat(inbox().latest().deadline()).isEqualTo(SOON);
        assertThat(inbox().latest().ticket()).isEqualTo(7);

        store.happened(new HoldEnding(ada, request, nemo, SOON, null));
        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.HOLD_ENDING);
        assertThat(inbox().latest().deadline()).isEqualTo(SOON);
        assertThat(inbox().latest().ticket()).isNull();
    }

    @Test
    void an_offer_that_ran_out_or_was_passed_over_is_told() {
        store.happened(ended(OfferEnd.EXPIRED, null));
        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.OFFER_ENDED);
        assertThat(inbox().latest().reason()).isNull();

        store.happened(ended(OfferEnd.PASSED_OVER, PassOverReason.CART_FULL));
        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.OFFER_ENDED);
        assertThat(inbox().latest().reason()).isEqualTo(PassOverReason.CART_FULL);
    }

    @Test
    void an_offer_that_the_reader_took_or_declined_is_no_news() {
        store.happened(ended(OfferEnd.CLAIMED, null), ended(OfferEnd.DECLINED, null));

        assertThat(all().items()).isEmpty();
    }

    @Test
    void an_item_that_was_withdrawn_is_told_unless_the_line_tells_it() {
        store.happened(removed(RemovalReason.PRODUCT_WITHDRAWN, null));
        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.ITEM_WITHDRAWN);

        store.happened(
                removed(RemovalReason.PRODUCT_WITHDRAWN, 7L),
                removed(RemovalReason.BY_READER, null),
                removed(RemovalReason.HOLD_EXPIRED, null));
        assertThat(all().items()).hasSize(1);
    }

    private ItemRemoved removed(RemovalReason reason, @Nullable Long ticket) {
        return new ItemRemoved(ada, request, nemo, new Quantity(1), reason, ticket);
    }

    @Test
    void a_lost_place_is_told_with_the_reason() {
        store.happened(new PlacePassedOver(nemo, place, ada, request, PassOverReason.PRODUCT_WITHDRAWN));

        assertThat(inbox().latest().kind()).isEqualTo(NotificationKind.PLACE_LOST);
        assertThat(inbox().latest().ticket()).isEqualTo(7);
        assertThat(inbox().latest().reason()).isEqualTo(PassOverReason.PRODUCT_WITHDRAWN);
    }

    @Test
    void a_product_the_catalogue_does_not_show_yet_goes_by_its_id() {
        store.happened(entered(ada));

        assertThat(inbox().latest().title()).isEqualTo(nemo.toString());
    }

    @Test
    void a_reader_is_told_nothing_of_others() {
        store.happened(entered(bob));

        assertThat(all().items()).isEmpty();
    }

    @Test
    void what_is_marked_as_read_is_read_and_the_rest_is_not() {
        store.happened(entered(ada));
        UUID first = store.newestId();
        store.happened(turn());
        store.happened(read(first));

        assertThat(all().items()).extracting(NotificationView::read).containsExactly(false, true);
        assertThat(all().unread()).isEqualTo(1);
        assertThat(unread(null, 10).items())
                .extracting(NotificationView::kind)
                .containsExactly(NotificationKind.YOUR_TURN);
        assertThat(inbox().unread()).isEqualTo(1);
        assertThat(inbox().version()).isZero();
    }

    @Test
    void all_up_to_a_time_is_read_and_what_comes_later_is_not() {
        store.happened(entered(ada), turn());
        store.happened(new AllNotificationsRead(ada, store.now()));
        store.happened(ended(OfferEnd.EXPIRED, null));

        assertThat(all().items()).extracting(NotificationView::read).containsExactly(false, true, true);
        assertThat(inbox().unread()).isEqualTo(1);
        assertThat(unread(null, 10).items()).hasSize(1);
    }

    @Test
    void an_earlier_mark_of_all_takes_nothing_back() {
        store.happened(entered(ada), turn());
        Instant all = store.now();
        store.happened(new AllNotificationsRead(ada, all), new AllNotificationsRead(ada, all.minusSeconds(10)));

        assertThat(inbox().unread()).isZero();
        assertThat(inbox().version()).isEqualTo(1);
    }

    @Test
    void a_time_that_no_database_knows_marks_all() {
        store.happened(entered(ada), new AllNotificationsRead(ada, Instant.MAX));

        assertThat(inbox().unread()).isZero();
    }

    @Test
    void a_mark_that_is_seen_before_its_notification_counts_all_the_same() {
        UUID mark = store.nextId();
        UUID told = new UUID(0, mark.getLeastSignificantBits() + 1);

        store.happened(read(told));
        store.happened(entered(ada));

        assertThat(store.newestId()).isEqualTo(told);
        assertThat(all().items()).extracting(NotificationView::read).containsExactly(true);
        assertThat(inbox().unread()).isZero();
    }

    @Test
    void a_mark_of_all_that_is_seen_before_a_notification_counts_all_the_same() {
        store.happened(new AllNotificationsRead(ada, SOON));
        store.happened(entered(ada));

        assertThat(all().items()).extracting(NotificationView::read).containsExactly(true);
        assertThat(inbox().unread()).isZero();
    }

    @Test
    void nobody_marks_what_others_were_told() {
        store.happened(entered(ada));
        UUID told = store.newestId();
        store.happened(new NotificationsRead(bob, List.of(new NotificationId(told))));

        assertThat(inbox().unread()).isEqualTo(1);
    }

    @Test
    void what_is_marked_again_stays_read() {
        store.happened(entered(ada));
        UUID told = store.newestId();
        store.happened(read(told, told));
        store.happened(read(told));

        assertThat(inbox().unread()).isZero();
        assertThat(inbox().version()).isEqualTo(1);
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        for (int i = 0; i < 5; i++) {
            store.happened(entered(ada), entered(bob));
        }

        List<NotificationView> told = new ArrayList<>();
        String after = null;
        do {
            NotificationPage page = page(false, after, 2);
            assertThat(page.unread()).isEqualTo(5);
            told.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(told).hasSize(5).extracting(NotificationView::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void pages_of_the_unread_leave_out_the_read() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            store.happened(entered(ada));
            ids.add(store.newestId());
        }
        store.happened(read(ids.get(1), ids.get(3)));

        NotificationPage first = unread(null, 2);
        NotificationPage second = unread(first.next(), 2);

        assertThat(first.items()).extracting(item -> item.id().value()).containsExactly(ids.get(4), ids.get(2));
        assertThat(second.items()).extracting(item -> item.id().value()).containsExactly(ids.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void a_malformed_key_is_refused() {
        assertThatThrownBy(() -> page(false, "nonsense", 10))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INVALID));
    }

    @Test
    void those_who_watch_hear_of_news_and_of_marks() {
        store.happened(created());
        try (SubscriptionQueryResult<InboxView, InboxView> watched = watch()) {
            List<InboxView> heard = heard(watched);

            store.happened(entered(ada));
            assertThat(heard).containsExactly(inbox());

            store.happened(read(store.newestId()));
            assertThat(heard).hasSize(2).last().isEqualTo(inbox());
        }
    }

    @Test
    void a_replay_tells_nobody_anything() {
        store.happened(entered(ada), turn());
        store.happened(read(store.newestId()), new AllNotificationsRead(ada, store.now()));
        InboxView before = inbox();

        try (SubscriptionQueryResult<InboxView, InboxView> watched = watch()) {
            List<InboxView> heard = heard(watched);

            store.replay();
            store.replayOneByOne();
            assertThat(heard).isEmpty();
            assertThat(inbox()).isEqualTo(before);

            store.happened(ended(OfferEnd.EXPIRED, null));
            assertThat(heard).containsExactly(inbox());
        }
    }

    @Test
    void what_is_delivered_again_is_told_once() {
        store.happened(entered(ada), turn());
        store.happened(read(store.newestId()));

        try (SubscriptionQueryResult<InboxView, InboxView> watched = watch()) {
            List<InboxView> heard = heard(watched);

            store.deliverAgain();

            assertThat(heard).isEmpty();
            assertThat(all().items()).hasSize(2);
        }
    }

    @Test
    void a_subscription_that_goes_on_is_told_with_the_end_of_its_term() {
        PlanTerms terms = new PlanTerms(PlanPeriod.MONTHLY, PlanPrice.of(new Points(2)), PlanBenefits.NONE);
        SubscriptionTerm term = SubscriptionTerm.startingAt(SOON, 2, PlanPeriod.MONTHLY);
        store.happened(
                new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org")),
                new SubscriptionStarted(ada, PlanId.ofName("Gold"), "Gold", terms, term, null, null),
                new SubscriptionRenewed(ada, PlanId.ofName("Gold"), "Gold", terms, term, null, null));

        assertThat(inbox().latest()).isEqualTo(ofPlan(NotificationKind.SUBSCRIPTION_RENEWED, term.until(), null));
        assertThat(all().unread()).isEqualTo(1);
    }

    @Test
    void a_subscription_that_is_over_is_told_with_the_reason() {
        store.happened(
                new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org")),
                new SubscriptionEnded(ada, PlanId.ofName("Gold"), "Gold", 1, SubscriptionEndReason.BALANCE_TOO_LOW));

        assertThat(inbox().latest())
                .isEqualTo(ofPlan(NotificationKind.SUBSCRIPTION_ENDED, null, SubscriptionEndReason.BALANCE_TOO_LOW));
    }

    @Test
    void what_becomes_of_an_order_is_told_by_its_number() {
        store.happened(placed(), new OrderPaid(order, ada, euros(1299), Points.NONE));
        assertThat(inbox().latest()).isEqualTo(ofOrder(NotificationKind.ORDER_PAID, null, null));
        store.happened(new ItemsShipped(order, new ShipmentId(UUID.randomUUID()), ada, OrderStatus.SHIPPED));
        assertThat(inbox().latest()).isEqualTo(ofOrder(NotificationKind.ORDER_SHIPPED, null, null));
        store.happened(new ItemsDelivered(order, new ShipmentId(UUID.randomUUID()), ada, OrderStatus.DELIVERED));
        assertThat(inbox().latest()).isEqualTo(ofOrder(NotificationKind.ORDER_DELIVERED, null, null));
        store.happened(refund(euros(500), Points.NONE));
        assertThat(inbox().latest()).isEqualTo(ofOrder(NotificationKind.ORDER_REFUNDED, euros(500), null));
        store.happened(refund(euros(0), new Points(9)));
        assertThat(inbox().latest()).isEqualTo(ofOrder(NotificationKind.ORDER_REFUNDED, null, null));

        assertThat(all().unread()).isEqualTo(5);
    }

    @Test
    void an_order_that_was_given_up_is_told_with_the_reason_but_not_to_who_gave_it_up() {
        store.happened(
                placed(), new OrderCancelled(order, ada, CancellationReason.PAYMENT_DECLINED, Actor.STORE, null));
        NotificationView declined =
                ofOrder(NotificationKind.ORDER_CANCELLED, null, CancellationReason.PAYMENT_DECLINED);
        store.happened(new OrderCancelled(order, ada, CancellationReason.BY_READER, Actor.READER, null));

        assertThat(inbox().latest()).isEqualTo(declined);
        assertThat(all().unread()).isEqualTo(1);
    }

    @Test
    void that_nothing_goes_back_is_no_news() {
        store.happened(
                new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "a@example.org")),
                placed(),
                refund(euros(0), Points.NONE));

        assertThat(all().unread()).isZero();
    }

    @Test
    void the_number_of_an_order_can_be_asked_for() {
        assertThat(store.answer(new FindOrderNumber(order), OrderNumber.class)).isNull();

        store.happened(placed());

        assertThat(store.answer(new FindOrderNumber(order), OrderNumber.class)).isEqualTo(new OrderNumber(order, 17));
    }

    private OrderPlaced placed() {
        PersonalText text = new PersonalText(ada, "Ada");
        ShippingChoice standard = new ShippingChoice(
                new ShippingMethodId(UUID.randomUUID()),
                "Standard",
                euros(0),
                new Address(text, text, null, null, text, null, "GB"));
        CheckoutTerms terms = new CheckoutTerms(standard, null, null, null);
        List<OrderLine> lines = List.of(new OrderLine(
                new ReservationId(UUID.randomUUID()),
                new ProductId(UUID.randomUUID()),
                "Little Nemo",
                new Quantity(1),
                euros(1299)));
        return new OrderPlaced(order, 17, ada, lines, terms, OrderTotals.of(lines, terms), Points.NONE);
    }

    private RefundStarted refund(Money money, Points points) {
        return new RefundStarted(
                order,
                new RefundId(UUID.randomUUID()),
                ada,
                RefundCause.LOST,
                List.of(),
                false,
                money,
                points,
                Points.NONE,
                OrderStatus.SHIPPED,
                Actor.SHOP,
                null);
    }

    private NotificationView ofOrder(
            NotificationKind kind, @Nullable Money money, @Nullable CancellationReason cancelled) {
        return new NotificationView(
                new NotificationId(store.newestId()),
                ada,
                kind,
                null,
                "17",
                null,
                null,
                null,
                null,
                null,
                order,
                money,
                cancelled,
                store.now(),
                false);
    }

    private static Money euros(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    private NotificationView ofPlan(
            NotificationKind kind, @Nullable Instant deadline, @Nullable SubscriptionEndReason ended) {
        NotificationId id = new NotificationId(store.newestId());
        return new NotificationView(id, ada, kind, null, "Gold", null, null, deadline, null, ended, store.now(), false);
    }

    private SubscriptionQueryResult<InboxView, InboxView> watch() {
        return store.subscribe(new FindInbox(ada), InboxView.class);
    }

    /** What is heard from now on: updates are handed over before the batch that causes them returns. */
    private static List<InboxView> heard(SubscriptionQueryResult<InboxView, InboxView> watched) {
        List<InboxView> heard = new ArrayList<>();
        watched.updates().subscribe(heard::add);
        return heard;
    }

    private @Nullable InboxView inbox() {
        return store.answer(new FindInbox(ada), InboxView.class);
    }

    private NotificationPage all() {
        return page(false, null, 10);
    }

    private NotificationPage unread(@Nullable String after, int limit) {
        return page(true, after, limit);
    }

    private NotificationPage page(boolean unreadOnly, @Nullable String after, int limit) {
        return store.answer(new ListNotifications(ada, unreadOnly, after, limit), NotificationPage.class);
    }

    private WaitlistEntered entered(UserId user) {
        LineReceipt taken = new LineReceipt(nemo, nextTicket++, 3, 40, ChainHash.START);
        return new WaitlistEntered(nemo, taken, user, new Quantity(1), request);
    }

    private ItemAdded turn() {
        return new ItemAdded(ada, offer, nemo, new Quantity(1), PRICE, SOON, 7L);
    }

    private OfferEnded ended(OfferEnd end, @Nullable PassOverReason reason) {
        return new OfferEnded(nemo, place, ada, request, offer, end, reason);
    }

    private NotificationsRead read(UUID... notifications) {
        return new NotificationsRead(
                ada, Arrays.stream(notifications).map(NotificationId::new).toList());
    }

    private ProductCreated created() {
        return new ProductCreated(
                nemo,
                ProductKind.COMIC,
                new ProductDetails("Little Nemo", List.of(), null, null, null, null, null, PRICE));
    }
}
