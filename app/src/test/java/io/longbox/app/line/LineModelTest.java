package io.longbox.app.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Quantity;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.AddOfferedItem;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.CloseCart;
import io.longbox.api.cart.CompleteCheckout;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.ListedTitle;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.ReopenCart;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.app.little.Cast;
import io.longbox.app.little.LittleStore;
import io.longbox.app.little.RandomFate;
import io.longbox.cart.AddToCartSaga;
import io.longbox.cart.CartHoldSaga;
import io.longbox.cart.CartProperties;
import io.longbox.waitlist.WaitlistPromotionSaga;
import io.longbox.waitlist.WaitlistProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Random commands over gate, line and carts, against a model that does one thing after another. Between the real parts
 * commands are lost, come twice and in any order, events are seen again, and every saga is read back from its JSON before
 * each event. Once all has come to rest, the store must stand as the model does.
 */
class LineModelTest {

    private static final int SEEDS = Integer.getInteger("longbox.model-seeds", 1_000);
    private static final int COMMANDS = 200;
    private static final int PRODUCTS = 3;
    private static final int READERS = 6;
    private static final Money PRICE = new Money(999, Currency.getInstance("EUR"));
    /** No multiple of it is near the length of a hold. */
    private static final Duration A_WHILE = Duration.ofMinutes(7);

    private static final CheckoutTerms TERMS = terms();
    private static final List<ListedTitle> TITLES = IntStream.range(0, PRODUCTS)
            .mapToObj(p -> new ListedTitle(product(p), "A comic"))
            .toList();

    private static final RandomFate.Trouble TROUBLE = new RandomFate.Trouble(4, 6, 4);

    private static final Cast CAST = Cast.of(
            List.of("io.longbox.catalog.stock.StockItem", "io.longbox.cart.Cart", "io.longbox.waitlist.Waitlist"),
            List.of(AddToCartSaga.class, CartHoldSaga.class, WaitlistPromotionSaga.class),
            List.of("io.longbox.waitlist.WaitlistPolicy", "io.longbox.waitlist.PlacePolicy"),
            List.of(
                    new CartProperties(
                            LineModel.HOLD,
                            LineModel.CHECKOUT_HOLD,
                            Duration.ofMinutes(3),
                            Duration.ofHours(2),
                            Duration.ofSeconds(10),
                            1_000),
                    new WaitlistProperties(LineModel.OFFER, Duration.ofSeconds(10))));

    /** They tell of every repeat and refusal, and here there are a million. */
    private static final List<String> TALKATIVE = List.of("io.longbox", "org.axonframework");

    private static final Clock CLOCK_BEFORE = GenericEventMessage.clock;

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

    @Test
    void the_store_does_what_the_model_does() {
        LongStream.range(0, SEEDS)
                .parallel()
                .forEach(seed -> new Run(seed, new LineModel(), TROUBLE, UnaryOperator.identity()).compare());
    }

    @Test
    void whatever_happens_at_the_same_time_the_parts_agree_in_the_end() {
        LongStream.range(0, SEEDS / 4)
                .parallel()
                .forEach(seed -> new Run(seed, new LineModel(), TROUBLE, UnaryOperator.identity()).storm());
    }

    @Test
    void goes_red_when_the_line_is_served_from_its_end() {
        assertRed(() -> new LineModel() {
            @Override
            Long next(Product product, int number) {
                Long first = super.next(product, number);
                return first == null || product.line.lastEntry().getValue().quantity() > 1
                        ? first
                        : product.line.lastKey();
            }
        });
    }

    @Test
    void goes_red_when_a_release_gets_lost_for_good() {
        assertRed(command -> command instanceof ReleaseReservation ? null : command);
    }

    @Test
    void goes_red_when_a_hold_never_ends() {
        assertRed(command -> command instanceof EndHold ? null : command);
    }

    @Test
    void goes_red_when_an_offer_goes_to_the_wrong_reader() {
        assertRed(command -> command instanceof AddOfferedItem offer
                ? new AddOfferedItem(
                        reader(0),
                        offer.place(),
                        offer.request(),
                        offer.reservation(),
                        offer.quantity(),
                        offer.heldUntil())
                : command);
    }

    @Test
    void goes_red_when_a_repeat_is_taken_for_a_new_question() {
        int[] repeats = new int[1];
        assertRed(command -> command instanceof ReserveStock ask && ask.attempt() > 1
                ? new ReserveStock(
                        ask.product(),
                        new ReservationId(new UUID(99, ++repeats[0])),
                        ask.user(),
                        ask.quantity(),
                        ask.onShortage(),
                        ask.earlyAccess(),
                        ask.askedAt(),
                        1)
                : command);
    }

    @Test
    void goes_red_when_more_is_sold_than_was_ordered() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < SEEDS; seed++) {
                        new Run(
                                        seed,
                                        new LineModel(),
                                        TROUBLE,
                                        command -> command instanceof ConfirmSale sale
                                                ? new ConfirmSale(sale.product(), sale.reservation(), sale.order())
                                                : command)
                                .storm();
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static void assertRed(Supplier<LineModel> model) {
        assertRed(model, UnaryOperator.identity());
    }

    private static void assertRed(UnaryOperator<Object> bug) {
        assertRed(LineModel::new, bug);
    }

    private static void assertRed(Supplier<LineModel> model, UnaryOperator<Object> bug) {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < SEEDS; seed++) {
                        new Run(seed, model.get(), TROUBLE, bug).compare();
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static UserId reader(int n) {
        return new UserId(new UUID(3, n));
    }

    private static ProductId product(int n) {
        return new ProductId(new UUID(1, n));
    }

    private static CheckoutTerms terms() {
        PersonalText text = new PersonalText(reader(0), "text");
        return new CheckoutTerms(
                new ShippingChoice(
                        new ShippingMethodId(new UUID(9, 1)),
                        "By post",
                        PRICE,
                        new Address(text, text, null, null, text, null, "DE")),
                null,
                null,
                new TokenisedCard("token", CardBrand.VISA, "4242"));
    }

    private static final class Run {

        private final long seed;
        private final Random random;
        private final LineModel model;
        private final LittleStore store;
        private final UnaryOperator<Object> bug;
        private final Recorded recorded = new Recorded();
        private final Map<Integer, Paying> underWay = new TreeMap<>();
        private boolean storming;
        private int ids;

        /** A checkout that is under way, and how many of its lines the gate was asked to sell. */
        private static final class Paying {
            private final OrderId order;
            private final List<OrderLine> lines;
            private int asked;

            Paying(OrderId order, List<OrderLine> lines) {
                this.order = order;
                this.lines = lines;
            }
        }

        Run(long seed, LineModel model, RandomFate.Trouble trouble, UnaryOperator<Object> bug) {
            this.seed = seed;
            this.random = new Random(seed);
            this.model = model;
            this.bug = bug;
            this.store = new LittleStore(CAST, new RandomFate(seed, trouble, bug));
        }

        /** One thing after another, in the store and in the model. */
        void compare() {
            for (int n = 0; n < COMMANDS; n++) {
                String said = next();
                String where = "seed %d, command %d: %s".formatted(seed, n, said);
                try {
                    store.settle();
                } catch (AssertionError restless) {
                    throw new AssertionError(where, restless);
                }
                recorded.read(store);
                assertSame(where);
            }
            assertConsistent();
        }

        /** One thing while the others are under way: whoever comes first is first, and the model has no say in that. */
        void storm() {
            storming = true;
            for (int n = 0; n < COMMANDS; n++) {
                next();
                store.stumble(random.nextInt(12));
            }
            List.copyOf(underWay.keySet()).forEach(r -> {
                while (underWay.containsKey(r)) {
                    stepOfPayment(r);
                }
            });
            store.settle();
            recorded.read(store);
            assertConsistent();
        }

        private String next() {
            if (!underWay.isEmpty() && random.nextInt(3) == 0) {
                List<Integer> paying = List.copyOf(underWay.keySet());
                return stepOfPayment(paying.get(random.nextInt(paying.size())));
            }
            int r = random.nextInt(READERS);
            int p = random.nextInt(PRODUCTS);
            int quantity = random.nextInt(7) == 0 ? 2 : 1;
            int dice = random.nextInt(1_000);
            if (dice < 400) {
                return request(r, p, quantity, dice < 300);
            } else if (dice < 415) {
                return giveBack(r, p, quantity);
            } else if (dice < 450) {
                if (!model.itemsOf(r, p).isEmpty()) {
                    store.send(new RemoveItem(reader(r), product(p)));
                    model.remove(r, p, store.now());
                }
                return "reader " + r + " removes " + p;
            } else if (dice < 480) {
                if (!model.itemsOf(r, p).isEmpty() && !model.itemsOf(r, p).get(0).sold) {
                    store.send(new ReduceItem(reader(r), product(p), new Quantity(1)));
                    model.reduce(r, p, 1, store.now());
                }
                return "reader " + r + " keeps one of " + p;
            } else if (dice < 550) {
                store.send(new LeaveWaitlist(product(p), reader(r)));
                model.leave(r, p, store.now());
                return "reader " + r + " leaves the line of " + p;
            } else if (dice < 600) {
                return sell(r, p);
            } else if (dice < 640) {
                return storming ? stepOfPayment(r) : pay(r);
            } else if (dice < 720) {
                int copies = 1 + random.nextInt(3);
                store.send(new ReceiveStock(product(p), new ReceiptId(new UUID(4, ++ids)), new Quantity(copies)));
                model.receive(p, copies, store.now());
                return copies + " of " + p + " arrive";
            } else if (dice < 760) {
                int change = random.nextBoolean() ? 1 : -1;
                store.send(new AdjustStock(product(p), new AdjustmentId(new UUID(5, ++ids)), change, "counted"));
                model.adjust(p, change, store.now());
                return p + " adjusted by " + change;
            } else if (dice < 790) {
                store.send(new PauseLine(product(p)));
                model.pause(p);
                return p + " pauses";
            } else if (dice < 840) {
                store.send(new ResumeLine(product(p)));
                model.resume(p, store.now());
                return p + " resumes";
            } else if (dice < 870) {
                boolean skip = random.nextBoolean();
                store.send(new SetSaleTerms(
                        product(p), new SaleTerms(null, null, skip ? LinePolicy.SKIP : LinePolicy.HOLD, null)));
                model.policy(p, skip, store.now());
                return p + (skip ? " skips" : " holds");
            } else if (dice < 900) {
                return suspendOrReinstate(r);
            } else if (dice < 920) {
                store.send(new StartCheckout(reader(r), store.now()));
                model.checkout(r, store.now());
                return "reader " + r + " begins to pay";
            } else if (dice < 998) {
                store.pass(A_WHILE);
                model.pass(store.now());
                return "time passes";
            } else {
                store.send(new CloseStock(product(p)));
                // The line hears of it by the gate's event, the catalogue's policy is not needed for that.
                model.withdraw(p);
                return p + " is withdrawn";
            }
        }

        private String request(int r, int p, int quantity, boolean wait) {
            // One item a reader and product at a time: in which order several go back is nobody's promise.
            if (model.itemsOf(r, p).isEmpty()) {
                store.send(new RequestItem(
                        reader(r),
                        new ReservationId(new UUID(2, ++ids)),
                        product(p),
                        new Quantity(quantity),
                        PRICE,
                        wait ? OnShortage.WAIT : OnShortage.REJECT,
                        null));
                model.request(r, p, quantity, wait, store.now());
            }
            return "reader %d asks for %d of %d%s".formatted(r, quantity, p, wait ? " and would wait" : "");
        }

        private String sell(int r, int p) {
            recorded.read(store);
            recorded.carts.forEach((reservation, item) -> {
                if (item.user().equals(reader(r)) && item.product().equals(product(p))) {
                    store.send(new ConfirmSale(product(p), reservation, new OrderId(reservation.value())));
                }
            });
            model.sell(r, p);
            return "reader " + r + " buys " + p;
        }

        private String giveBack(int r, int p, int quantity) {
            recorded.read(store);
            recorded.carts.forEach((reservation, item) -> {
                if (item.sold()
                        && item.user().equals(reader(r))
                        && item.product().equals(product(p))) {
                    store.send(new ReturnSale(
                            product(p),
                            reservation,
                            new OrderId(reservation.value()),
                            new RestockId(new UUID(8, ++ids)),
                            new Quantity(quantity)));
                }
            });
            model.giveBack(r, p, quantity, store.now());
            return "reader " + r + " gives back " + quantity + " of " + p;
        }

        /** From the first step to the last, with nothing in between: bought; or given back, before or after the sale. */
        private String pay(int r) {
            if (model.basket(r).isEmpty()) {
                return "reader " + r + " has nothing to pay for";
            }
            Paying paying = begin(r);
            int outcome = random.nextInt(3);
            if (outcome == 2) {
                turnBack(r, paying);
                model.checkout(r, store.now());
                return "reader " + r + " pays, in vain";
            }
            paying.lines.forEach(line -> sell(paying, line));
            if (outcome == 1) {
                turnBack(r, paying);
                model.lose(r, store.now());
                return "reader " + r + " pays, too late";
            }
            store.send(new CompleteCheckout(reader(r), paying.order));
            model.buy(r);
            return "reader " + r + " pays";
        }

        /** One command of it; whatever else happens may come before the next. */
        private String stepOfPayment(int r) {
            Paying paying = underWay.get(r);
            if (paying == null) {
                Paying begun = begin(r);
                if (!begun.lines.isEmpty()) {
                    underWay.put(r, begun);
                }
                return "reader " + r + " begins to pay";
            }
            recorded.read(store);
            boolean failed = recorded.refused.contains(paying.order) || random.nextInt(8) == 0;
            if (!failed && paying.asked < paying.lines.size()) {
                sell(paying, paying.lines.get(paying.asked++));
                return "reader " + r + " is sold an item";
            }
            underWay.remove(r);
            if (failed) {
                turnBack(r, paying);
                return "reader " + r + " does not pay";
            }
            store.send(new CompleteCheckout(reader(r), paying.order));
            return "reader " + r + " has paid";
        }

        /** In a storm readers change their mind in the last moment, and the gate does not know yet as they pay. */
        private Paying begin(int r) {
            recorded.read(store);
            recorded.carts.values().stream()
                    .filter(item -> storming && item.user().equals(reader(r)) && item.quantity() > 1)
                    .map(Recorded.InCart::product)
                    .distinct()
                    .forEach(product -> store.send(new ReduceItem(reader(r), product, new Quantity(1))));
            OrderId order = new OrderId(new UUID(7, ++ids));
            store.send(new CheckOut(reader(r), order, TERMS, TITLES, null, store.now()));
            recorded.read(store);
            return new Paying(
                    order,
                    store.log().stream()
                            .map(EventMessage::getPayload)
                            .filter(CheckoutRequested.class::isInstance)
                            .map(CheckoutRequested.class::cast)
                            .filter(requested -> requested.order().equals(order))
                            .findFirst()
                            .map(CheckoutRequested::lines)
                            .orElse(List.of()));
        }

        /** Every line is given back, sold or not, and some a second time. */
        private void turnBack(int r, Paying paying) {
            paying.lines.forEach(line -> {
                for (int times = random.nextInt(2); times >= 0; times--) {
                    store.send(new ReturnSale(
                            line.product(),
                            line.reservation(),
                            paying.order,
                            RestockId.of(paying.order),
                            line.quantity()));
                }
            });
            recorded.read(store);
            List<ReservationId> lost = List.copyOf(
                    recorded.sold.getOrDefault(paying.order, Map.of()).keySet());
            store.send(new AbandonCheckout(reader(r), paying.order, lost));
            if (random.nextBoolean() && !paying.lines.isEmpty()) {
                sell(paying, paying.lines.get(0));
            }
        }

        private void sell(Paying paying, OrderLine line) {
            store.send(bug.apply(new ConfirmSale(line.product(), line.reservation(), paying.order, line.quantity())));
        }

        private String suspendOrReinstate(int r) {
            if (model.suspended.isEmpty()) {
                store.send(new CloseCart(reader(r), ++ids));
                model.suspend(r, store.now());
                return "reader " + r + " is suspended";
            }
            int one = model.suspended.first();
            store.send(new ReopenCart(reader(one), ++ids));
            model.reinstate(one);
            return "reader " + one + " is reinstated";
        }

        private void assertSame(String where) {
            for (int p = 0; p < PRODUCTS; p++) {
                ProductId product = product(p);
                String what = where + ": product " + p;
                LineModel.Product expected = model.product(p);
                assertThat(recorded.onHand.getOrDefault(product, 0))
                        .as(what + " on hand")
                        .isEqualTo(expected.onHand);
                assertThat(recorded.reservedOf(product)).as(what + " reserved").isEqualTo(model.reserved(p));
                Map<Long, UserId> line = new TreeMap<>();
                expected.line.forEach((ticket, waiting) -> line.put(ticket, reader(waiting.reader())));
                assertThat(Recorded.of(recorded.tickets, product))
                        .as(what + " tickets")
                        .isEqualTo(line);
                assertThat(Recorded.of(recorded.waiting, product))
                        .as(what + " waiting")
                        .isEqualTo(line);
            }
            List<String> expected = model.items.stream()
                    .map(item -> "%s %s %d %s"
                            .formatted(reader(item.reader), product(item.product), item.quantity, item.sold))
                    .sorted()
                    .toList();
            List<String> actual = recorded.carts.values().stream()
                    .map(item -> "%s %s %d %s".formatted(item.user(), item.product(), item.quantity(), item.sold()))
                    .sorted()
                    .toList();
            assertThat(actual).as(where + ": carts").isEqualTo(expected);
        }

        /** What gate, carts and line say of each other. */
        private void assertConsistent() {
            String where = "seed " + seed + ", at the end";
            assertThat(store.isAnybodyWaiting())
                    .as(where + ": processes that wait")
                    .isFalse();
            Map<ReservationId, Integer> inCarts = new TreeMap<>(Comparator.comparing(ReservationId::toString));
            recorded.carts.forEach((reservation, item) -> {
                if (!item.sold()) {
                    inCarts.put(reservation, item.quantity());
                }
            });
            assertThat(inCarts)
                    .as(where + ": what the carts hold is what the gate holds")
                    .isEqualTo(recorded.reserved);
            for (int p = 0; p < PRODUCTS; p++) {
                ProductId product = product(p);
                Map<Long, UserId> tickets = Recorded.of(recorded.tickets, product);
                assertThat(Recorded.of(recorded.waiting, product))
                        .as(where + ": the line")
                        .isEqualTo(tickets);
                Map<Long, UserId> places = new TreeMap<>();
                recorded.places.forEach((user, held) -> {
                    if (held.containsKey(product)) {
                        places.put(held.get(product), user);
                    }
                });
                assertThat(places).as(where + ": the places that carts know").isEqualTo(tickets);
                assertThat(recorded.reservedOf(product))
                        .as(where + ": never more than there is")
                        .isLessThanOrEqualTo(recorded.onHand.getOrDefault(product, 0));
            }
            assertOrders(where);
        }

        /** Whoever has paid was sold what was ordered; whoever has not was sold nothing that did not come back. */
        private void assertOrders(String where) {
            recorded.ordered.forEach((order, lines) -> {
                Map<ReservationId, Integer> sold = recorded.sold.getOrDefault(order, Map.of());
                Map<ReservationId, Integer> returned = recorded.returned.getOrDefault(order, Map.of());
                if (recorded.completed.contains(order)) {
                    assertThat(sold).as(where + ": what was paid for").isEqualTo(lines);
                    assertThat(returned).as(where + ": what came back").isEmpty();
                } else {
                    assertThat(returned).as(where + ": what came back").isEqualTo(sold);
                }
            });
            recorded.returned.forEach((order, lines) -> lines.forEach((reservation, copies) -> assertThat(copies)
                    .as(where + ": never more than was sold")
                    .isLessThanOrEqualTo(recorded.sold.get(order).get(reservation))));
        }
    }
}
