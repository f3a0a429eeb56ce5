package io.longbox.catalog.stock;

import static io.longbox.catalog.stock.GateFixture.*;
import static io.longbox.catalog.stock.GateFixture.opening;
import static io.longbox.catalog.stock.GateFixture.reserveEarly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.StockItemId;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.order.OrderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random commands, repeats among them, against a plain model: the gate answers with the model's events, command by
 * command, and its stream keeps the promises. A failing run prints its seed and the shortest sequence that still fails.
 */
class GateModelTest {

    private static final int SEEDS = 1_000;
    private static final int COMMANDS = 200;

    @Test
    void the_gate_does_what_the_model_does() {
        for (long seed = 0; seed < SEEDS; seed++) {
            check(seed, GateModel::new);
        }
    }

    @Test
    void the_check_goes_red_when_gate_and_model_disagree() {
        // The negative control: a model that reserves without saying so.
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < SEEDS; seed++) {
                        check(seed, () -> new GateModel() {
                            @Override
                            List<Object> handle(Object command) {
                                List<Object> events = super.handle(command);
                                return events.isEmpty() || !(events.get(0) instanceof StockReserved)
                                        ? events
                                        : List.of();
                            }
                        });
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static void check(long seed, Supplier<GateModel> model) {
        List<Object> commands = generate(seed);
        String failure = run(commands, model);
        if (failure != null) {
            List<Object> shortest = shrink(commands, model);
            throw new AssertionError("seed %d: %s%nshortest sequence that fails:%n%s%n%s"
                    .formatted(
                            seed,
                            failure,
                            String.join(
                                    System.lineSeparator(),
                                    shortest.stream().map(Object::toString).toList()),
                            run(shortest, model)));
        }
    }

    private static List<Object> generate(long seed) {
        Random random = new Random(seed);
        List<Object> commands = new ArrayList<>();
        int ids = 0;
        for (int i = 0; i < COMMANDS; i++) {
            int anyone = 1 + random.nextInt(ids + 1);
            int quantity = 1 + random.nextInt(3);
            int dice = random.nextInt(1_000);
            Object command;
            if (!commands.isEmpty() && dice < 100) {
                command = commands.get(random.nextInt(commands.size()));
            } else if (dice < 450) {
                OnShortage onShortage = random.nextBoolean() ? OnShortage.WAIT : OnShortage.REJECT;
                command = random.nextInt(3) > 0
                        ? reserve(++ids, quantity, onShortage)
                        : reserveEarly(++ids, quantity, onShortage);
            } else if (dice < 520) {
                command = forfeit(1 + random.nextInt(20), anyone);
            } else if (dice < 600) {
                command = new ReleaseReservation(
                        PRODUCT, ReservationId.ofTicket(PRODUCT, 1 + random.nextInt(20)), ReleaseReason.HOLD_EXPIRED);
            } else if (dice < 620) {
                command = random.nextBoolean() ? new PauseLine(PRODUCT) : new ResumeLine(PRODUCT);
            } else if (dice < 650) {
                command = set(new SaleTerms(
                        null,
                        null,
                        random.nextBoolean() ? LinePolicy.SKIP : LinePolicy.HOLD,
                        random.nextInt(4) > 0 ? null : opening(ids + random.nextInt(20), random.nextInt(10))));
            } else if (dice < 750) {
                command = release(anyone);
            } else if (dice < 780) {
                command = reduce(anyone, quantity);
            } else if (dice < 810) {
                command = random.nextBoolean() ? sell(anyone) : sell(anyone, quantity);
            } else if (dice < 830) {
                ReservationId ofTicket = ReservationId.ofTicket(PRODUCT, 1 + random.nextInt(20));
                command = new ConfirmSale(PRODUCT, ofTicket, order(random.nextInt(2)));
            } else if (dice < 870) {
                OrderId order = order(random.nextInt(2));
                command = new ReturnSale(
                        PRODUCT,
                        random.nextInt(3) > 0
                                ? reservation(anyone)
                                : ReservationId.ofTicket(PRODUCT, 1 + random.nextInt(20)),
                        order,
                        random.nextInt(3) == 0 ? RestockId.of(order) : restock(random.nextInt(5)),
                        new Quantity(quantity));
            } else if (dice < 950) {
                command = receive(++ids, 1 + random.nextInt(8));
            } else if (dice < 999) {
                command = adjust(++ids, random.nextInt(7) - 4);
            } else {
                command = close();
            }
            commands.add(command);
        }
        return commands;
    }

    /** Mostly the one that buys. */
    private static OrderId order(int n) {
        return n == 0 ? ORDER : new OrderId(new UUID(5, 2));
    }

    @Test
    void sales_and_returns_are_among_the_random_ones() {
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Gate gate = new Gate();
            generate(seed).forEach(command -> gate.handle(command).forEach(event -> kinds.add(event.getClass())));
        }
        assertThat(kinds).contains(SaleConfirmed.class, SaleRefused.class, SaleReturned.class, SaleNotReturned.class);
    }

    /** Answers what went wrong, or nothing. */
    private static @Nullable String run(List<Object> commands, Supplier<GateModel> models) {
        GateModel model = models.get();
        Gate gate = new Gate();
        for (Object command : commands) {
            List<Object> expected = model.handle(command);
            List<Object> actual = gate.handle(command);
            if (!actual.equals(expected)) {
                return "after %s%n  expected %s%n  but was  %s".formatted(command, expected, actual);
            }
            if (model.reservedOrSold() > model.received()) {
                return "oversold: " + model.reservedOrSold() + " of " + model.received();
            }
        }
        return null;
    }

    private static List<Object> shrink(List<Object> failing, Supplier<GateModel> model) {
        List<Object> shortest = failing;
        for (int chunk = shortest.size() / 2; chunk >= 1; chunk /= 2) {
            for (int from = 0; from + chunk <= shortest.size(); ) {
                List<Object> shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + chunk).clear();
                if (run(shorter, model) != null) {
                    shortest = shorter;
                } else {
                    from += chunk;
                }
            }
        }
        return shortest;
    }

    @Test
    void a_sequence_is_shrunk_to_what_matters() {
        Supplier<GateModel> never = () -> new GateModel() {
            @Override
            List<Object> handle(Object command) {
                List<Object> events = super.handle(command);
                return events.stream().anyMatch(StockReserved.class::isInstance) ? List.of() : events;
            }
        };
        List<Object> commands = new ArrayList<>(List.of(receive(1, 1), adjust(2, 1), release(9)));
        commands.add(reserve(3, 1, OnShortage.REJECT));
        commands.add(sell(4));
        assertThat(shrink(commands, never)).hasSize(2);
    }

    /** The real aggregate, on a store in memory: cached as in production, and now and then read anew from its events. */
    private static final class Gate {

        private static final int COMMANDS_BETWEEN_READS = 16;
        private static final AggregateModel<StockItem> MODEL =
                AnnotatedAggregateMetaModelFactory.inspectAggregate(StockItem.class);

        private final Cache cache = new WeakReferenceCache();
        private int handled;

        private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
        private final EventStore events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        private long seen = 0;

        Gate() {
            AggregateAnnotationCommandHandler.<StockItem>builder()
                    .aggregateType(StockItem.class)
                    .aggregateModel(MODEL)
                    .repository(EventSourcingRepository.builder(StockItem.class)
                            .aggregateModel(MODEL)
                            .eventStore(events)
                            .cache(cache)
                            .build())
                    .build()
                    .subscribe(commands);
        }

        List<Object> handle(Object command) {
            if (++handled % COMMANDS_BETWEEN_READS == 0) {
                cache.removeAll();
            }
            commands.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, result) -> {});
            List<Object> fresh = events.readEvents(new StockItemId(PRODUCT).toString(), seen)
                    .asStream()
                    .map(EventMessage::getPayload)
                    .map(Object.class::cast)
                    .toList();
            seen += fresh.size();
            return fresh;
        }
    }
}
