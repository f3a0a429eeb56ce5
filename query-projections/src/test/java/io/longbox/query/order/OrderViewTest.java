package io.longbox.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CancellationView;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.FindOrderTimeline;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.NotPaidReason;
import io.longbox.api.order.OrderChargedBack;
import io.longbox.api.order.OrderCriteria;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLineView;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderPage;
import io.longbox.api.order.OrderPaymentStatus;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderPointsView;
import io.longbox.api.order.OrderSort;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStatus;
import io.longbox.api.order.RefundView;
import io.longbox.api.order.ReturnRejected;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ReturnStatus;
import io.longbox.api.order.ReturnView;
import io.longbox.api.order.ShipmentDropped;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import io.longbox.api.payment.CaptureFailed;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentChargedBack;
import io.longbox.api.payment.PaymentDeclined;
import io.longbox.api.payment.PaymentFailure;
import io.longbox.api.payment.PaymentVoided;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentInTransit;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.query.Purchase;
import io.longbox.query.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderViewTest {

    private static final OrderCriteria ALL = new OrderCriteria(null, null, null, null, null, null);

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId kat = new ProductId(UUID.randomUUID());
    private final Purchase purchase = Purchase.of(ada)
            .line(nemo, 3, 1000)
            .line(kat, 1, 250)
            .shipping(490)
            .discount(10)
            .points(300);
    private final OrderId order = purchase.order;
    private final RefundId refund = new RefundId(UUID.randomUUID());
    private final ShipmentId shipment = new ShipmentId(UUID.randomUUID());

    @BeforeEach
    void there_is_a_reader() {
        store.happened(new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org")));
    }

    @Test
    void an_order_that_was_never_placed_is_not_found() {
        assertThat(view()).isNull();
        assertThat(store.answer(new FindOrderTimeline(order), OrderTimeline.class))
                .isNull();
    }

    @Test
    void an_order_shows_what_was_bought_and_how() {
        store.happened(purchase.placed());

        assertThat(view())
                .isEqualTo(new OrderView(
                        order,
                        1,
                        ada,
                        OrderStatus.PLACED,
                        store.now(),
                        null,
                        List.of(line(0, 0, 0, 0, 0, 0), line(1, 0, 0, 0, 0, 0)),
                        purchase.totals(),
                        purchase.terms().discount(),
                        purchase.terms().shipping(),
                        null,
                        new OrderPointsView(points(0), points(0), points(7), points(0)),
                        null,
                        List.of(),
                        List.of(),
                        0));
    }

    @Test
    void a_paid_order_shows_the_card_and_what_was_taken_from_it() {
        store.happened(purchase.bought());

        assertThat(view().status()).isEqualTo(OrderStatus.PAID);
        assertThat(view().paidAt()).isEqualTo(store.now());
        assertThat(view().payment())
                .isEqualTo(payment(
                        OrderPaymentStatus.CAPTURED, purchase.totals().due().minor(), 0, 0, null));
    }

    @Test
    void only_its_own_events_move_an_order_s_version() {
        store.happened(purchase.bought());
        assertThat(view().version()).isEqualTo(1);

        store.happened(new PaymentChargedBack(order, "cb", purchase.money(100)));
        assertThat(view().version()).isEqualTo(1);
        assertThat(view().payment().chargedBack()).isEqualTo(purchase.money(100));

        store.happened(new OrderChargedBack(order, "cb 1", purchase.money(100)));
        assertThat(view().version()).isEqualTo(2);
        assertThat(view().payment().chargedBack()).isEqualTo(purchase.money(100));
    }

    @Test
    void a_declined_card_shows_why_and_the_order_that_it_was_given_up() {
        store.happened(
                purchase.placed(),
                purchase.authorisationRequested(),
                new PaymentDeclined(order, DeclineReason.INSUFFICIENT_FUNDS),
                purchase.cancelled(CancellationReason.PAYMENT_DECLINED, Actor.STORE));

        assertThat(view().payment())
                .isEqualTo(payment(OrderPaymentStatus.DECLINED, 0, 0, 0, DeclineReason.INSUFFICIENT_FUNDS));
        assertThat(view().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(view().cancellation())
                .isEqualTo(new CancellationView(CancellationReason.PAYMENT_DECLINED, Actor.STORE, null, store.now()));
        assertThat(view().lines()).containsExactly(line(0, 3, 0, 0, 0, 0), line(1, 1, 0, 0, 0, 0));
        assertThat(view().points().reward()).isEqualTo(points(0));
    }

    @Test
    void money_that_cannot_be_taken_or_is_let_go_shows() {
        store.happened(
                purchase.placed(),
                purchase.authorisationRequested(),
                purchase.authorised(),
                new CaptureFailed(order, PaymentFailure.REFUSED));
        assertThat(view().payment().status()).isEqualTo(OrderPaymentStatus.CAPTURE_FAILED);

        store.happened(new PaymentVoided(order));
        assertThat(view().payment().status()).isEqualTo(OrderPaymentStatus.VOIDED);
    }

    @Test
    void what_was_let_go_before_it_was_asked_for_is_no_payment() {
        store.happened(purchase.placed(), new PaymentVoided(order));

        assertThat(view().payment()).isNull();
    }

    @Test
    void points_are_what_the_reader_s_ledger_says() {
        store.happened(purchase.placed(), spent());
        assertThat(view().points()).isEqualTo(new OrderPointsView(points(300), points(0), points(7), points(0)));

        store.happened(earned(14));
        assertThat(view().points().reward()).isEqualTo(points(14));

        store.happened(
                purchase.refundStarted(refund, RefundCause.CANCELLED, OrderStatus.PAID, 500, purchase.count(0, 1)),
                settled(100, 2));
        assertThat(view().points()).isEqualTo(new OrderPointsView(points(300), points(100), points(14), points(2)));
        assertThat(view().refunds().get(0).pointsReturned()).isEqualTo(points(100));
        assertThat(view().version()).isEqualTo(1);
    }

    @Test
    void points_of_an_order_that_fell_are_given_back() {
        PointsEntryId spend = PointsEntryId.ofOrder(order);
        store.happened(
                purchase.placed(),
                spent(),
                new SpendReversed(ada, spend, PointsEntryId.ofReversal(spend), points(300), points(300), "order"));

        assertThat(view().points().returned()).isEqualTo(points(300));
    }

    @Test
    void points_for_other_things_are_no_order_s() {
        PointsEntryId other = new PointsEntryId(UUID.randomUUID());
        store.happened(
                purchase.placed(),
                new PointsSpent(ada, other, points(5), points(5), "chapter"),
                new PointsEarned(ada, other, points(5), BigDecimal.ONE, points(5), points(10), "gift"));

        assertThat(view().points()).isEqualTo(new OrderPointsView(points(0), points(0), points(7), points(0)));
    }

    @Test
    void copies_are_counted_as_they_are_shipped_and_arrive() {
        store.happened(purchase.bought());
        store.happened(shipmentRequested(2));
        assertThat(view().lines()).containsExactly(line(0, 0, 0, 0, 0, 0), line(1, 0, 0, 0, 0, 0));

        store.happened(new ItemsShipped(order, shipment, ada, OrderStatus.PARTLY_SHIPPED));
        assertThat(view().status()).isEqualTo(OrderStatus.PARTLY_SHIPPED);
        assertThat(view().lines()).containsExactly(line(0, 0, 2, 0, 0, 0), line(1, 0, 0, 0, 0, 0));

        store.happened(new ItemsDelivered(order, shipment, ada, OrderStatus.PARTLY_SHIPPED));
        assertThat(view().lines()).containsExactly(line(0, 0, 2, 2, 0, 0), line(1, 0, 0, 0, 0, 0));
    }

    @Test
    void what_a_dropped_parcel_held_is_shipped_by_another() {
        ShipmentId other = new ShipmentId(UUID.randomUUID());
        store.happened(purchase.bought());
        store.happened(
                shipmentRequested(2),
                new ShipmentDropped(order, shipment),
                new ShipmentRequested(order, other, ada, List.of(purchase.count(0, 3)), new Parcel("Post", null)),
                new ItemsShipped(order, other, ada, OrderStatus.PARTLY_SHIPPED));

        assertThat(view().lines().get(0)).isEqualTo(line(0, 0, 3, 0, 0, 0));
    }

    @Test
    void a_refund_shows_from_its_start_to_its_end() {
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.CANCELLED, OrderStatus.PAID, 900, purchase.count(0, 1)));
        Instant started = store.now();
        assertThat(view().refunds()).containsExactly(refund(RefundStatus.PENDING, started, null));
        assertThat(view().lines().get(0)).isEqualTo(line(0, 1, 0, 0, 0, 0));

        store.happened(purchase.refunded(refund, 900), new RefundCompleted(order, refund, true, OrderStatus.PAID));
        assertThat(view().refunds()).containsExactly(refund(RefundStatus.DONE, started, store.now()));
        assertThat(view().payment().refunded()).isEqualTo(purchase.money(900));
    }

    @Test
    void a_refund_whose_money_stays_away_has_failed() {
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.GOODWILL, OrderStatus.PAID, 900),
                new RefundCompleted(order, refund, false, OrderStatus.PAID));

        assertThat(view().refunds().get(0).status()).isEqualTo(RefundStatus.FAILED);
    }

    @Test
    void a_return_is_asked_for_and_then_accepted_or_not() {
        store.happened(purchase.bought());
        store.happened(returnRequested(refund));
        Instant asked = store.now();
        assertThat(view().returns()).containsExactly(sentBack(ReturnStatus.REQUESTED, null, asked));

        store.happened(
                purchase.refundStarted(refund, RefundCause.RETURNED, OrderStatus.DELIVERED, 900, purchase.count(0, 1)));
        assertThat(view().returns()).containsExactly(sentBack(ReturnStatus.ACCEPTED, null, asked));
        assertThat(view().lines().get(0)).isEqualTo(line(0, 0, 0, 0, 1, 0));
        assertThat(view().status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void a_return_that_is_not_taken_back_says_why() {
        store.happened(purchase.bought());
        store.happened(returnRequested(refund), new ReturnRejected(order, refund, ada, "it is torn"));

        assertThat(view().returns().get(0).status()).isEqualTo(ReturnStatus.REJECTED);
        assertThat(view().returns().get(0).rejection()).isEqualTo("it is torn");
    }

    @Test
    void lost_copies_are_counted_as_lost() {
        store.happened(purchase.bought());
        store.happened(
                purchase.refundStarted(refund, RefundCause.LOST, OrderStatus.SHIPPED, 900, purchase.count(0, 2)));

        assertThat(view().lines().get(0)).isEqualTo(line(0, 0, 0, 0, 0, 2));
    }

    @Test
    void an_erased_address_reads_as_erased() {
        OrderPlaced placed = purchase.placed();
        store.happened(placed);
        store.erase("UPDATE query.orders SET recipient = NULL, street = NULL, postal_code = NULL, city = NULL");

        assertThat(view().shipping().address().recipient()).isEqualTo(new PersonalText(ada, null));
        assertThat(view().shipping().address().country()).isEqualTo("GB");
    }

    @Test
    void money_that_does_not_pay_leaves_the_order_as_it_is() {
        store.happened(
                purchase.placed(),
                purchase.cancelled(CancellationReason.BY_READER, Actor.READER),
                purchase.authorisationRequested(),
                purchase.captured(),
                new OrderNotPaid(order, purchase.totals().due(), NotPaidReason.CANCELLED));

        assertThat(view().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(view().payment().captured()).isEqualTo(purchase.totals().due());
        assertThat(view().version()).isEqualTo(2);
    }

    @Test
    void what_is_said_of_an_order_that_was_never_placed_is_ignored() {
        store.happened(purchase.authorisationRequested(), spent());

        assertThat(view()).isNull();
    }

    @Test
    void whoever_waits_for_an_order_is_told() {
        try (SubscriptionQueryResult<OrderView, OrderView> watched =
                store.subscribe(new FindOrder(order), OrderView.class)) {
            store.happened(purchase.bought());

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(view());
        }
    }

    @Test
    void the_timeline_tells_of_the_order_its_payment_and_its_parcels() {
        store.happened(purchase.bought());
        store.happened(
                shipmentRequested(2),
                new ShipmentCreated(
                        shipment, order, ada, List.of(purchase.count(0, 2)), new Parcel("Night Mail", "NM 1")),
                new ItemsShipped(order, shipment, ada, OrderStatus.PARTLY_SHIPPED),
                new ShipmentInTransit(shipment, order),
                new ItemsDelivered(order, shipment, ada, OrderStatus.PARTLY_SHIPPED),
                returnRequested(refund),
                purchase.refundStarted(refund, RefundCause.RETURNED, OrderStatus.DELIVERED, 900, purchase.count(0, 1)),
                purchase.refunded(refund, 900),
                purchase.refundCompleted(refund, OrderStatus.DELIVERED));

        OrderTimeline timeline = store.answer(new FindOrderTimeline(order), OrderTimeline.class);

        assertThat(timeline.items())
                .extracting(TimelineEntry::what, TimelineEntry::by, TimelineEntry::copies)
                .containsExactly(
                        tuple(TimelineEvent.PLACED, Actor.READER, 4),
                        tuple(TimelineEvent.AUTHORISATION_REQUESTED, Actor.STORE, null),
                        tuple(TimelineEvent.PAYMENT_AUTHORISED, Actor.STORE, null),
                        tuple(TimelineEvent.PAYMENT_CAPTURED, Actor.STORE, null),
                        tuple(TimelineEvent.PAID, Actor.STORE, null),
                        tuple(TimelineEvent.PARCEL_REQUESTED, Actor.SHOP, 2),
                        tuple(TimelineEvent.PARCEL_SHIPPED, Actor.SHOP, null),
                        tuple(TimelineEvent.PARCEL_IN_TRANSIT, Actor.SHOP, null),
                        tuple(TimelineEvent.PARCEL_DELIVERED, Actor.SHOP, null),
                        tuple(TimelineEvent.RETURN_REQUESTED, Actor.READER, 1),
                        tuple(TimelineEvent.REFUND_STARTED, Actor.READER, 1),
                        tuple(TimelineEvent.PAYMENT_REFUNDED, Actor.STORE, null),
                        tuple(TimelineEvent.REFUND_COMPLETED, Actor.STORE, null));
        assertThat(timeline.items().get(10))
                .isEqualTo(new TimelineEntry(
                        timeline.items().get(10).at(),
                        TimelineEvent.REFUND_STARTED,
                        Actor.READER,
                        refund.value(),
                        purchase.money(900),
                        points(3),
                        1,
                        "RETURNED",
                        "changed my mind"));
    }

    @ParameterizedTest
    @EnumSource(OrderSort.class)
    void orders_are_listed_in_pages(OrderSort sort) {
        List<OrderId> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Purchase each = Purchase.of(ada).number(i + 1).line(nemo, 1, 100L * i);
            store.happened(each.placed());
            boolean latestFirst = sort == OrderSort.NEWEST || sort == OrderSort.DEAREST;
            expected.add(latestFirst ? 0 : i, each.order);
        }

        List<OrderId> seen = new ArrayList<>();
        String after = null;
        do {
            OrderPage page = store.answer(new ListOrders(ALL, sort, after, 2), OrderPage.class);
            page.items().forEach(each -> seen.add(each.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void prices_are_compared_within_a_currency() {
        Purchase yen = Purchase.in(Currency.getInstance("JPY"), ada).line(nemo, 1, 900);
        Purchase cheap = Purchase.of(ada).line(nemo, 1, 100);
        store.happened(yen.placed(), purchase.placed(), cheap.placed());

        assertThat(found(ALL, OrderSort.CHEAPEST)).containsExactly(cheap.order, order, yen.order);
        assertThat(found(ALL, OrderSort.DEAREST)).containsExactly(order, cheap.order, yen.order);
    }

    @Test
    void orders_are_found_by_what_is_known_of_them() {
        UserId bob = new UserId(UUID.randomUUID());
        Purchase other = Purchase.of(bob).number(2).line(kat, 1, 100);
        store.happened(purchase.bought());
        Instant between = store.now();
        store.happened(other.placed());

        assertThat(found(new OrderCriteria(OrderStatus.PAID, null, null, null, null, null)))
                .containsExactly(order);
        assertThat(found(new OrderCriteria(null, bob, null, null, null, null))).containsExactly(other.order);
        assertThat(found(new OrderCriteria(null, null, nemo, null, null, null))).containsExactly(order);
        assertThat(found(new OrderCriteria(null, null, kat, null, null, null))).containsExactly(other.order, order);
        assertThat(found(new OrderCriteria(null, null, null, between, null, null)))
                .containsExactly(other.order);
        assertThat(found(new OrderCriteria(null, null, null, null, between, null)))
                .containsExactly(order);
        assertThat(found(new OrderCriteria(null, null, null, null, null, 2L))).containsExactly(other.order);
        assertThat(found(new OrderCriteria(OrderStatus.PLACED, ada, null, null, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "EUR|1|00000000-0000-0000-0000-000000000000", "2026|x", "|"})
    void a_key_of_another_list_is_refused(String after) {
        assertThatThrownBy(() -> store.answer(new ListOrders(ALL, OrderSort.NEWEST, after, 10), OrderPage.class))
                .hasRootCauseInstanceOf(RefusedException.class);
    }

    @Test
    void a_replay_makes_the_same_rows_again_and_what_comes_twice_changes_nothing() {
        muchHappened();
        Map<String, List<String>> before = store.rows();

        store.replay();
        assertThat(store.rows()).isEqualTo(before);

        store.replayOneByOne();
        assertThat(store.rows()).isEqualTo(before);

        store.deliverAgain();
        assertThat(store.rows()).isEqualTo(before);

        store.reset();
        assertThat(store.rows()).allSatisfy((table, rows) -> assertThat(rows).isEmpty());
    }

    @Test
    void a_text_that_the_database_has_no_room_for_is_kept_without_it() {
        store.happened(
                purchase.placed(),
                new ReturnRequested(order, refund, ada, List.of(purchase.count(0, 1)), Actor.READER, "a\0b"));

        assertThat(view().returns().get(0).reason()).isEqualTo("a\uFFFDb");
    }

    private void muchHappened() {
        store.happened(new UserRegistered(ada, new PersonalText(ada, "Ada"), new PersonalText(ada, "ada@example.org")));
        store.happened(purchase.placed(), spent());
        store.happened(
                purchase.authorisationRequested(),
                purchase.authorised(),
                purchase.captured(),
                purchase.paid(),
                earned(14));
        store.happened(
                shipmentRequested(2),
                new ShipmentCreated(
                        shipment, order, ada, List.of(purchase.count(0, 2)), new Parcel("Night Mail", "NM 1")),
                new ItemsShipped(order, shipment, ada, OrderStatus.PARTLY_SHIPPED),
                new ShipmentInTransit(shipment, order),
                new ItemsDelivered(order, shipment, ada, OrderStatus.PARTLY_SHIPPED));
        store.happened(
                returnRequested(refund),
                purchase.refundStarted(refund, RefundCause.RETURNED, OrderStatus.DELIVERED, 900, purchase.count(0, 1)),
                settled(100, 2),
                purchase.refunded(refund, 900),
                purchase.refundCompleted(refund, OrderStatus.DELIVERED),
                new PaymentChargedBack(order, "cb", purchase.money(50)),
                new OrderChargedBack(order, "cb 1", purchase.money(50)));
    }

    private @Nullable OrderView view() {
        return store.answer(new FindOrder(order), OrderView.class);
    }

    private List<OrderId> found(OrderCriteria criteria) {
        return found(criteria, OrderSort.NEWEST);
    }

    private List<OrderId> found(OrderCriteria criteria, OrderSort sort) {
        return store.answer(new ListOrders(criteria, sort, null, 10), OrderPage.class).items().stream()
                .map(OrderView::id)
                .toList();
    }

    private OrderLineView line(int index, int cancelled, int shipped, int delivered, int returned, int lost) {
        return new OrderLineView(purchase.line(index), cancelled, shipped, delivered, returned, lost);
    }

    private OrderPaymentView payment(
            OrderPaymentStatus status, long captured, long refunded, long chargedBack, @Nullable DeclineReason reason) {
        return new OrderPaymentView(
                status,
                purchase.totals().due(),
                purchase.money(captured),
                purchase.money(refunded),
                purchase.money(chargedBack),
                CardBrand.VISA,
                "4242",
                reason);
    }

    private RefundView refund(RefundStatus status, Instant started, @Nullable Instant completed) {
        return new RefundView(
                refund,
                RefundCause.CANCELLED,
                status,
                List.of(purchase.count(0, 1)),
                true,
                purchase.money(900),
                points(3),
                points(2),
                Actor.READER,
                "changed my mind",
                started,
                completed);
    }

    private ReturnView sentBack(ReturnStatus status, @Nullable String rejection, Instant asked) {
        return new ReturnView(refund, status, List.of(purchase.count(0, 1)), "too thin", rejection, asked);
    }

    private ReturnRequested returnRequested(RefundId id) {
        return new ReturnRequested(order, id, ada, List.of(purchase.count(0, 1)), Actor.READER, "too thin");
    }

    private ShipmentRequested shipmentRequested(int copies) {
        return new ShipmentRequested(
                order, shipment, ada, List.of(purchase.count(0, copies)), new Parcel("Post", "T1"));
    }

    private PointsSpent spent() {
        return new PointsSpent(ada, PointsEntryId.ofOrder(order), points(300), points(0), "order 1");
    }

    private PointsEarned earned(long amount) {
        return new PointsEarned(
                ada,
                PointsEntryId.ofReward(order),
                points(7),
                BigDecimal.valueOf(2),
                points(amount),
                points(amount),
                "order 1");
    }

    private PointsSettled settled(long returned, long revoked) {
        return new PointsSettled(
                ada,
                PointsEntryId.ofRefund(refund),
                PointsEntryId.ofOrder(order),
                points(returned),
                points(revoked),
                points(112),
                "order 1");
    }

    private static Points points(long count) {
        return new Points(count);
    }
}
