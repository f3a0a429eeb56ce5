package io.longbox.app.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ListedTitle;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.order.AcceptReturn;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancelOrder;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.order.RecordDelivery;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.RequestReturn;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.RefundPayment;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.payment.VoidPayment;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.AddPoints;
import io.longbox.api.user.PointsAdded;
import io.longbox.api.user.PointsEarned;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsSettled;
import io.longbox.api.user.PointsSpent;
import io.longbox.api.user.RegisterUser;
import io.longbox.api.user.ReverseSpend;
import io.longbox.api.user.SettlePoints;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.SuspendUser;
import io.longbox.api.user.UserId;
import io.longbox.app.little.Cast;
import io.longbox.app.little.Fate;
import io.longbox.app.little.LittleStore;
import io.longbox.cart.AddToCartSaga;
import io.longbox.cart.CartHoldSaga;
import io.longbox.cart.CartProperties;
import io.longbox.order.OrderProperties;
import io.longbox.order.checkout.CheckoutSaga;
import io.longbox.order.order.OrderNumbers;
import io.longbox.order.refund.RefundSaga;
import io.longbox.user.email.EmailDirectory;
import io.longbox.user.payment.PaymentDirectory;
import io.longbox.waitlist.WaitlistPromotionSaga;
import io.longbox.waitlist.WaitlistProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Walks checkouts, cancellations and returns through every prefix of their messages, and has one thing go wrong there:
 * with every manner of a bank, every scene and every fault. Afterwards money, copies and points have to add up, and nobody
 * may still be waiting. The aggregates and processes are the real ones.
 */
class CheckoutWalkTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final UserId READER = new UserId(new UUID(3, 1));
    private static final UserId OTHER = new UserId(new UUID(3, 2));
    private static final ProductId NEMO = new ProductId(new UUID(1, 1));
    private static final ProductId KAT = new ProductId(new UUID(1, 2));
    private static final OrderId ORDER = new OrderId(new UUID(8, 1));
    private static final int GRANTED = 5_000;
    private static final int RECEIVED = 3;

    private static final Cast CAST = Cast.of(
            List.of(
                    "io.longbox.catalog.stock.StockItem",
                    "io.longbox.cart.Cart",
                    "io.longbox.waitlist.Waitlist",
                    "io.longbox.user.account.User",
                    "io.longbox.order.order.Order",
                    "io.longbox.order.payment.Payment"),
            List.of(
                    AddToCartSaga.class,
                    CartHoldSaga.class,
                    WaitlistPromotionSaga.class,
                    CheckoutSaga.class,
                    RefundSaga.class),
            List.of(
                    "io.longbox.waitlist.WaitlistPolicy",
                    "io.longbox.waitlist.PlacePolicy",
                    "io.longbox.cart.SuspensionPolicy"),
            List.of(
                    new CartProperties(
                            Duration.ofMinutes(15),
                            Duration.ofMinutes(15),
                            Duration.ofMinutes(3),
                            Duration.ofHours(2),
                            Duration.ofSeconds(10),
                            1_000),
                    new WaitlistProperties(Duration.ofHours(24), Duration.ofSeconds(10)),
                    new OrderProperties(1, Duration.ofSeconds(60), Duration.ofSeconds(10), 5),
                    (OrderNumbers) order -> 1,
                    (EmailDirectory) (user, address) -> true,
                    (PaymentDirectory) (user, reference) -> true));

    private static final Clock CLOCK_BEFORE = GenericEventMessage.clock;
    private static final List<String> TALKATIVE = List.of("io.longbox", "org.axonframework");

    @BeforeAll
    static void ownClockAndQuiet() {
        GenericEventMessage.clock = LittleStore.clockOfThisThread();
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    }

    @AfterAll
    static void asBefore() {
        GenericEventMessage.clock = CLOCK_BEFORE;
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
    }

    /** What is paid, with what, and what comes after it. */
    enum Scene {
        BY_CARD(0),
        BY_POINTS(4_400),
        BY_BOTH(1_000),
        /** Somebody waits in line for what is bought, and has it at once if it comes back. */
        WITH_A_LINE(1_000),
        THEN_CANCELLED(1_000),
        THEN_CANCELLED_IN_PART(1_000),
        THEN_RETURNED(3_900);

        private final int points;

        Scene(int points) {
            this.points = points;
        }

        boolean isAboutWhatIsPaid() {
            return name().startsWith("THEN");
        }
    }

    /** What goes wrong at one point. */
    enum Fault {
        NOTHING(store -> {}),
        KILLED(LittleStore::kill),
        IMPATIENT(LittleStore::loseAllPatience),
        IMPATIENT_AND_KILLED(store -> {
            store.loseAllPatience();
            store.kill();
        }),
        EVERYTHING_SEEN_AGAIN(LittleStore::setAllBack),
        PAYMENT_OVERDUE(store -> store.expire("checkout-payment-overdue")),
        HOLD_OVER(store -> {
            store.expire("cart-hold-ending");
            store.expire("cart-hold-over");
        }),
        READER_CANCELS(store ->
                store.send(new CancelOrder(ORDER, new RefundId(new UUID(9, 9)), List.of(), Actor.READER, null))),
        READER_TAKES_SOMETHING_OUT(store -> store.send(new RemoveItem(READER, KAT))),
        WITHDRAWN(store -> store.send(new CloseStock(KAT))),
        SUSPENDED(store -> store.send(new SuspendUser(READER, "chargebacks"))),
        SHIPPED(store -> store.send(new RequestShipment(ORDER, shipment(), List.of(), new Parcel("Night Mail", null))));

        private final Consumer<LittleStore> strikes;

        Fault(Consumer<LittleStore> strikes) {
            this.strikes = strikes;
        }
    }

    private static ShipmentId shipment() {
        return new ShipmentId(new UUID(10, 1));
    }

    /** Things happen in turn, but for the one command that is lost or doubled. */
    private static final class Turn implements Fate {

        private final UnaryOperator<@Nullable Object> plantedBug;
        private int lost = -1;
        private int doubled = -1;
        private int arrivals;

        Turn(UnaryOperator<@Nullable Object> plantedBug) {
            this.plantedBug = plantedBug;
        }

        @Override
        public int choose(int things) {
            return 0;
        }

        @Override
        public Arrival arrivalOf(Object command) {
            int arrival = arrivals++;
            return arrival == lost ? Arrival.LOST : arrival == doubled ? Arrival.TWICE : Arrival.ONCE;
        }

        @Override
        public int setBack() {
            return 0;
        }

        @Override
        public @Nullable Object changed(Object command) {
            return plantedBug.apply(command);
        }
    }

    private static final class Walk {

        private final Scene scene;
        private final LittleBank bank;
        private final Turn turn;
        private final LittleStore store;
        private int ids;

        Walk(Scene scene, LittleBank.Manner manner, UnaryOperator<@Nullable Object> plantedBug) {
            this.scene = scene;
            this.bank = new LittleBank(manner);
            this.turn = new Turn(plantedBug);
            this.store = new LittleStore(CAST, turn);
            store.watch(bank);
            prepare();
        }

        private void prepare() {
            for (UserId user : List.of(READER, OTHER)) {
                store.send(new RegisterUser(
                        user, new PersonalText(user, "Ada"), new PersonalText(user, user + "@example.org")));
            }
            store.send(new AddPoints(READER, new PointsEntryId(new UUID(6, 1)), new Points(GRANTED), "gift"));
            for (ProductId product : List.of(NEMO, KAT)) {
                store.send(new ReceiveStock(product, new ReceiptId(new UUID(4, ++ids)), new Quantity(RECEIVED)));
            }
            request(READER, NEMO, 3, 1_000, OnShortage.REJECT);
            request(READER, KAT, 2, 500, OnShortage.REJECT);
            store.settle();
            if (scene == Scene.WITH_A_LINE) {
                request(OTHER, NEMO, 2, 1_000, OnShortage.WAIT);
                store.settle();
            }
            if (scene.isAboutWhatIsPaid()) {
                checkOut();
                store.settle();
            }
        }

        private void request(UserId user, ProductId product, int copies, int cents, OnShortage onShortage) {
            store.send(new RequestItem(
                    user,
                    new ReservationId(new UUID(2, ++ids)),
                    product,
                    new Quantity(copies),
                    new Money(cents, EURO),
                    onShortage,
                    null));
        }

        void begin() {
            switch (scene) {
                case BY_CARD, BY_POINTS, BY_BOTH, WITH_A_LINE -> checkOut();
                case THEN_CANCELLED -> cancel(List.of());
                case THEN_CANCELLED_IN_PART -> cancel(List.of(new ItemCount(NEMO, new Quantity(2))));
                case THEN_RETURNED -> {
                    RefundId refund = new RefundId(new UUID(9, 1));
                    store.send(new RequestShipment(ORDER, shipment(), List.of(), new Parcel("Night Mail", "NM 1")));
                    store.send(new RecordDelivery(ORDER, shipment()));
                    store.send(new RequestReturn(
                            ORDER, refund, List.of(new ItemCount(NEMO, new Quantity(3))), Actor.READER, null));
                    store.send(new AcceptReturn(ORDER, refund, true));
                }
            }
        }

        private void cancel(List<ItemCount> items) {
            store.send(new CancelOrder(ORDER, new RefundId(new UUID(9, 1)), items, Actor.READER, null));
        }

        private void checkOut() {
            PersonalText text = new PersonalText(READER, null);
            CheckoutTerms terms = new CheckoutTerms(
                    new ShippingChoice(
                            new ShippingMethodId(new UUID(7, 1)),
                            "Standard",
                            new Money(400, EURO),
                            new Address(text, text, null, text, text, null, "DE")),
                    null,
                    scene.points == 0
                            ? null
                            : new PointsPayment(new Points(scene.points), new Money(scene.points, EURO)),
                    scene.points == 4_400 ? null : new TokenisedCard("tok_1", CardBrand.VISA, "4242"));
            store.send(new CheckOut(
                    READER,
                    ORDER,
                    terms,
                    List.of(new ListedTitle(NEMO, "Little Nemo"), new ListedTitle(KAT, "Krazy Kat")),
                    null,
                    store.now()));
        }

        /** Everything has time to come to an end, the patience with a silent bank and the holds as well. */
        void finish() {
            store.settle();
            store.pass(Duration.ofMinutes(5));
            store.settle();
            store.pass(Duration.ofHours(1));
            store.settle();
        }

        private <E> List<E> events(Class<E> type) {
            return store.log().stream()
                    .map(message -> (Object) message.getPayload())
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        private boolean isPaid() {
            return !events(OrderPaid.class).isEmpty();
        }

        void assertBalanced() {
            assertThat(store.alive(CheckoutSaga.class))
                    .as("checkouts under way")
                    .isZero();
            assertThat(store.alive(RefundSaga.class)).as("refunds under way").isZero();
            assertThat(store.isAnybodyWaiting()).as("somebody waits").isFalse();
            assertOrder();
            assertMoney();
            assertStock();
            assertPoints();
        }

        private void assertOrder() {
            assertThat(events(OrderPlaced.class)).hasSize(1);
            assertThat(events(OrderPaid.class).size()
                            + events(OrderCancelled.class).size())
                    .as("an order is paid or cancelled, and not both")
                    .isEqualTo(1);
            assertThat(events(CheckoutCompleted.class)).hasSize(isPaid() ? 1 : 0);
            assertThat(events(CheckoutAbandoned.class)).hasSize(isPaid() ? 0 : 1);
            assertThat(events(RefundCompleted.class)).hasSameSizeAs(events(RefundStarted.class));
            if (scene == Scene.THEN_CANCELLED) {
                assertThat(events(RefundCompleted.class).get(0).status()).isEqualTo(OrderStatus.REFUNDED);
            }
        }

        private void assertMoney() {
            assertThat(bank.held()).as("money that is still held").isZero();
            long due =
                    isPaid() ? events(OrderPlaced.class).get(0).totals().due().minor() : 0;
            long back = events(RefundStarted.class).stream()
                    .mapToLong(refund -> refund.money().minor())
                    .sum();
            assertThat(bank.captured() - bank.refunded())
                    .as("captured %d, refunded %d", bank.captured(), bank.refunded())
                    .isEqualTo(due - back);
            assertThat(bank.captured())
                    .isIn(0L, events(OrderPlaced.class).get(0).totals().due().minor());
        }

        private void assertStock() {
            Map<ReservationId, Integer> held = new HashMap<>();
            Map<ProductId, Integer> onHand = new HashMap<>();
            Map<ProductId, Integer> sold = new HashMap<>();
            Map<ReservationId, ProductId> of = new HashMap<>();
            store.log().forEach(message -> {
                Object event = message.getPayload();
                if (event instanceof StockReceived e) {
                    onHand.merge(e.product(), e.quantity().value(), Integer::sum);
                } else if (event instanceof StockReserved e) {
                    held.put(e.reservation(), e.quantity().value());
                    of.put(e.reservation(), e.product());
                } else if (event instanceof TicketServed e) {
                    held.put(e.reservation(), e.quantity().value());
                    of.put(e.reservation(), e.product());
                } else if (event instanceof ReservationReduced e) {
                    held.put(e.reservation(), e.remaining().value());
                } else if (event instanceof ReservationReleased e) {
                    held.remove(e.reservation());
                } else if (event instanceof SaleConfirmed e) {
                    held.remove(e.reservation());
                    onHand.merge(e.product(), -e.quantity().value(), Integer::sum);
                    sold.merge(e.product(), e.quantity().value(), Integer::sum);
                } else if (event instanceof SaleReturned e) {
                    onHand.merge(e.product(), e.quantity().value(), Integer::sum);
                    sold.merge(e.product(), -e.quantity().value(), Integer::sum);
                }
                held.forEach((reservation, copies) ->
                        assertThat(onHand.getOrDefault(of.get(reservation), 0)).isGreaterThanOrEqualTo(copies));
            });
            Map<ReservationId, Integer> carts = inCarts();
            assertThat(held).as("what gates hold and what is in carts").isEqualTo(carts);
            for (ProductId product : List.of(NEMO, KAT)) {
                int bought = isPaid() ? (product.equals(NEMO) ? 3 : 2) : 0;
                int back = events(RefundStarted.class).stream()
                        .filter(RefundStarted::restock)
                        .flatMap(refund -> refund.lines().stream())
                        .filter(line -> line.product().equals(product))
                        .mapToInt(line -> line.quantity().value())
                        .sum();
                assertThat(sold.getOrDefault(product, 0))
                        .as("sold of " + product)
                        .isEqualTo(bought - back);
                assertThat(onHand.get(product)).isEqualTo(RECEIVED - bought + back);
            }
        }

        private Map<ReservationId, Integer> inCarts() {
            Map<ReservationId, Integer> carts = new HashMap<>();
            store.log().forEach(message -> {
                Object event = message.getPayload();
                if (event instanceof ItemAdded e) {
                    carts.put(e.reservation(), e.quantity().value());
                } else if (event instanceof ItemRemoved e) {
                    carts.remove(e.reservation());
                } else if (event instanceof CheckoutCompleted e) {
                    e.sold().forEach(carts::remove);
                } else if (event instanceof CheckoutAbandoned e) {
                    e.lost().forEach(carts::remove);
                }
            });
            return carts;
        }

        private void assertPoints() {
            long balance = 0;
            long told = 0;
            for (var message : store.log()) {
                Object event = message.getPayload();
                if (event instanceof PointsAdded e) {
                    balance += e.amount().value();
                    told = e.balance().value();
                } else if (event instanceof PointsSpent e) {
                    balance -= e.amount().value();
                    told = e.balance().value();
                } else if (event instanceof SpendReversed e) {
                    balance += e.amount().value();
                    told = e.balance().value();
                } else if (event instanceof PointsEarned e) {
                    balance += e.amount().value();
                    told = e.balance().value();
                } else if (event instanceof PointsSettled e) {
                    balance += e.returned().value() - e.revoked().value();
                    told = e.balance().value();
                }
                assertThat(told).as("the ledger adds up").isEqualTo(balance);
            }
            long due =
                    isPaid() ? events(OrderPlaced.class).get(0).totals().due().minor() : 0;
            long back = events(RefundStarted.class).stream()
                    .mapToLong(refund -> refund.pointsReturned().value()
                            - refund.pointsRevoked().value())
                    .sum();
            assertThat(balance)
                    .as("points of the reader")
                    .isEqualTo(GRANTED - (isPaid() ? scene.points : 0) + due / 100 + back);
        }
    }

    private static int lengthOf(Scene scene, LittleBank.Manner manner) {
        Walk walk = new Walk(scene, manner, UnaryOperator.identity());
        walk.begin();
        int steps = 0;
        while (walk.store.stumble(1) == 1) {
            steps++;
        }
        return steps;
    }

    private static void walk(
            Scene scene, LittleBank.Manner manner, int point, Fault fault, UnaryOperator<@Nullable Object> bug) {
        String where = "%s, the bank %s, %s after %d messages".formatted(scene, manner, fault, point);
        try {
            Walk walk = new Walk(scene, manner, bug);
            walk.begin();
            walk.store.stumble(point);
            fault.strikes.accept(walk.store);
            walk.finish();
            walk.assertBalanced();
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError(where, wrong);
        }
    }

    private static void walkWithout(Scene scene, LittleBank.Manner manner, int command, boolean twice) {
        String where = "%s, the bank %s, command %d %s".formatted(scene, manner, command, twice ? "twice" : "lost");
        try {
            Walk walk = new Walk(scene, manner, UnaryOperator.identity());
            if (twice) {
                walk.turn.doubled = walk.turn.arrivals + command;
            } else {
                walk.turn.lost = walk.turn.arrivals + command;
            }
            walk.begin();
            walk.finish();
            walk.assertBalanced();
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError(where, wrong);
        }
    }

    private static Stream<LittleBank.Manner> mannersIn(Scene scene) {
        // What is about to be paid back was paid by a bank that approved; one that is asked nothing has no manners.
        return scene.isAboutWhatIsPaid()
                ? Stream.of(LittleBank.Manner.APPROVES, LittleBank.Manner.REPEATS_ITSELF)
                : scene == Scene.BY_POINTS
                        ? Stream.of(LittleBank.Manner.APPROVES)
                        : Arrays.stream(LittleBank.Manner.values());
    }

    @ParameterizedTest
    @EnumSource
    void whatever_goes_wrong_wherever_it_does_money_copies_and_points_add_up(Scene scene) {
        mannersIn(scene).forEach(manner -> {
            int length = lengthOf(scene, manner);
            assertThat(length).isGreaterThan(5);
            List<Runnable> walks = new ArrayList<>();
            for (int point = 0; point <= length; point++) {
                int here = point;
                for (Fault fault : Fault.values()) {
                    walks.add(() -> walk(scene, manner, here, fault, UnaryOperator.identity()));
                }
                walks.add(() -> walkWithout(scene, manner, here, true));
                walks.add(() -> walkWithout(scene, manner, here, false));
            }
            walks.parallelStream().forEach(Runnable::run);
        });
    }

    /** Otherwise the walks above would say nothing of those that are not. */
    @Test
    void every_way_out_is_taken() {
        Set<CancellationReason> reasons = EnumSet.noneOf(CancellationReason.class);
        mannersIn(Scene.BY_BOTH).forEach(manner -> {
            int length = lengthOf(Scene.BY_BOTH, manner);
            for (int point = 0; point <= length; point += 2) {
                for (Fault fault : List.of(Fault.NOTHING, Fault.HOLD_OVER, Fault.READER_CANCELS, Fault.SUSPENDED)) {
                    Walk walk = new Walk(Scene.BY_BOTH, manner, UnaryOperator.identity());
                    walk.begin();
                    walk.store.stumble(point);
                    fault.strikes.accept(walk.store);
                    walk.finish();
                    walk.events(OrderCancelled.class).forEach(cancelled -> reasons.add(cancelled.reason()));
                }
            }
        });
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        CancellationReason.BY_READER,
                        CancellationReason.PAYMENT_DECLINED,
                        CancellationReason.PAYMENT_TIMED_OUT,
                        CancellationReason.POINTS_REFUSED,
                        CancellationReason.SOLD_OUT,
                        CancellationReason.PAYMENT_FAILED);
    }

    @Test
    void goes_red_when_the_bank_is_not_told_to_let_go() {
        assertRed(LittleBank.Manner.IS_SILENT, command -> command instanceof VoidPayment ? null : command);
    }

    @Test
    void goes_red_when_sold_copies_do_not_come_back() {
        assertRed(LittleBank.Manner.CANNOT_PAY, command -> command instanceof ReturnSale ? null : command);
    }

    @Test
    void goes_red_when_too_few_copies_come_back() {
        assertRed(
                LittleBank.Manner.CANNOT_PAY,
                command -> command instanceof ReturnSale back
                        ? new ReturnSale(
                                back.product(), back.reservation(), back.order(), back.restock(), new Quantity(1))
                        : command);
    }

    @Test
    void goes_red_when_points_do_not_come_back() {
        assertRed(
                LittleBank.Manner.DECLINES,
                command -> command instanceof ReverseSpend back
                        ? new ReverseSpend(back.user(), new PointsEntryId(new UUID(6, 6)), back.reason())
                        : command);
    }

    @Test
    void goes_red_when_the_cart_stays_closed() {
        assertRed(LittleBank.Manner.DECLINES, command -> command instanceof AbandonCheckout ? null : command);
    }

    @Test
    void goes_red_when_too_little_money_goes_back() {
        assertThatThrownBy(() -> walk(
                        Scene.THEN_CANCELLED,
                        LittleBank.Manner.APPROVES,
                        0,
                        Fault.NOTHING,
                        command -> command instanceof RefundPayment refund
                                ? new RefundPayment(refund.order(), refund.refund(), new Money(1, EURO))
                                : command))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void goes_red_when_points_come_back_twice() {
        assertThatThrownBy(() -> walk(
                        Scene.THEN_CANCELLED,
                        LittleBank.Manner.APPROVES,
                        0,
                        Fault.NOTHING,
                        command -> command instanceof SettlePoints back
                                ? new SettlePoints(
                                        back.user(),
                                        back.entry(),
                                        back.spent(),
                                        back.returned(),
                                        Points.NONE,
                                        back.reason())
                                : command))
                .isInstanceOf(AssertionError.class);
    }

    private static void assertRed(LittleBank.Manner manner, UnaryOperator<@Nullable Object> bug) {
        assertThatThrownBy(() -> walk(Scene.BY_BOTH, manner, 0, Fault.NOTHING, bug))
                .isInstanceOf(AssertionError.class);
    }
}
