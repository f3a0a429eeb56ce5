package io.longbox.runtime.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.runtime.CountedStatements;
import io.longbox.runtime.TestDatabase;
import io.longbox.runtime.saga.TripSaga.Begun;
import io.longbox.runtime.saga.TripSaga.Called;
import io.longbox.runtime.saga.TripSaga.Ended;
import io.longbox.runtime.saga.TripSaga.Joined;
import io.longbox.runtime.saga.TripSaga.Left;
import io.longbox.runtime.saga.TripSaga.Passed;
import io.longbox.runtime.saga.TripSaga.Rained;
import io.longbox.runtime.saga.TripSaga.Went;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.SagaStorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchSagaStoreTest {

    private static final DataSource OURS = TestDatabase.named("ours");
    private static final DataSource AXONS = TestDatabase.named("axons");

    private final CountedStatements statements = new CountedStatements(OURS);
    private final Trips trips = Trips.ours(statements);

    @BeforeEach
    void no_trips() {
        Trips.clear(OURS);
        Trips.clear(AXONS);
    }

    // What is stored.

    @Test
    void random_batches_with_failures_leave_the_rows_that_axons_store_leaves() {
        for (int seed = 0; seed < 200; seed++) {
            Trips.clear(OURS);
            Trips.clear(AXONS);
            new Comparison(seed).run();
        }
    }

    /** Two processes, one over each store, that are told the same and fail at the same points. */
    private static final class Comparison {

        private static final DataSource OURS_KEPT = Trips.kept(OURS);
        private static final DataSource AXONS_KEPT = Trips.kept(AXONS);

        private final int seed;
        private final Random random;
        private final Supplier<String> ourIds = ids();
        private final Supplier<String> axonsIds = ids();
        private int number;
        private Trips ours;
        private Trips axons;

        Comparison(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            startBoth();
        }

        private static Supplier<String> ids() {
            int[] drawn = {0};
            return () -> Integer.toString(++drawn[0]);
        }

        private void startBoth() {
            ours = Trips.ours(OURS_KEPT);
            ours.ids = ourIds;
            axons = Trips.axons(AXONS_KEPT);
            axons.ids = axonsIds;
        }

        void run() {
            for (int step = 0; step < 6; step++) {
                List<Integer> underWay = Trips.underWay(AXONS_KEPT);
                if (!underWay.isEmpty() && random.nextInt(4) == 0) {
                    int trip = underWay.get(random.nextInt(underWay.size()));
                    String what =
                            List.of("go on", "take along", "end", "nothing").get(random.nextInt(4));
                    both("deadline: " + what, process -> process.late(trip, what));
                } else {
                    List<Object> events = IntStream.range(0, 1 + random.nextInt(12))
                            .mapToObj(n -> TripSaga.anyEvent(random, ++number))
                            .toList();
                    Segment[] segments =
                            random.nextBoolean() ? new Segment[] {Segment.ROOT_SEGMENT} : Segment.ROOT_SEGMENT.split();
                    for (Segment segment : segments) {
                        both(events.toString(), process -> process.handle(segment, events));
                    }
                }
            }
        }

        private void both(String what, Consumer<Trips> work) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    int at = random.nextInt(6);
                    List<String> before = Trips.rows(OURS_KEPT);
                    boolean failed = Stream.of(ours, axons)
                            .map(process -> fails(process, at, work))
                            .distinct()
                            .reduce((one, other) -> {
                                throw new AssertionError("only one of them failed");
                            })
                            .orElseThrow();
                    if (failed) {
                        assertThat(Trips.rows(OURS_KEPT))
                                .as("seed %d after a failure in %s", seed, what)
                                .isEqualTo(before);
                        if (random.nextBoolean()) {
                            startBoth();
                        }
                        both(what, work);
                    }
                }
                default -> {
                    work.accept(ours);
                    work.accept(axons);
                }
            }
            assertThat(Trips.rows(OURS_KEPT)).as("seed %d after %s", seed, what).isEqualTo(Trips.rows(AXONS_KEPT));
        }

        /** At that event that a trip handles, or, if it is a late one, at the commit. */
        private static boolean fails(Trips process, int at, Consumer<Trips> work) {
            int[] seen = {0};
            process.watcher = event -> {
                if (seen[0] == 0 && at > 2) {
                    CurrentUnitOfWork.get().root().onCommit(u -> {
                        throw new Planned();
                    });
                }
                if (seen[0]++ == at) {
                    throw new Planned();
                }
            };
            try {
                work.accept(process);
                return false;
            } catch (RuntimeException failed) {
                assertThat(failed).isInstanceOf(Planned.class);
                return true;
            } finally {
                process.watcher = event -> {};
            }
        }
    }

    private static final class Planned extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Planned() {
            super("planned");
        }
    }

    @Test
    void a_trip_finds_its_way_from_batch_to_batch() {
        trips.handle(new Begun("home", 1), new Joined("home", "Ann"));
        trips.handle(new Went("home", 5), new Called("Ann"));
        trips.handle(new Left("home", "Ann"), new Called("Ann"), new Went("home", 2));

        assertThat(Trips.rows(OURS))
                .singleElement()
                .asString()
                .contains("\"distance\":7", "\"calls\":1", "trip home")
                .doesNotContain("rider Ann");
    }

    @Test
    void nothing_is_written_when_the_batch_fails() {
        trips.handle(new Begun("home", 1));
        List<String> before = Trips.rows(OURS);
        trips.watcher = event -> {
            if (event instanceof Called) {
                throw new IllegalArgumentException("planned");
            }
        };

        assertThatThrownBy(() -> trips.handle(
                        new Begun("away", 2), new Joined("home", "Ann"), new Went("home", 1), new Called("Ann")))
                .hasMessageContaining("planned");

        assertThat(Trips.rows(OURS)).isEqualTo(before);
    }

    // What it costs.

    @Test
    void whatever_the_batch_one_statement_reads_and_one_each_writes_what_began_moved_and_ended() {
        List<Object> first = IntStream.range(0, 100)
                .<Object>mapToObj(n -> new Begun("trip " + n, n))
                .toList();
        trips.handle(Segment.ROOT_SEGMENT, first);
        assertThat(statements.take()).containsExactly("SELECT", "INSERT", "INSERT");

        List<Object> second = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            second.add(new Went("trip " + n, 1));
            second.add(new Went("trip " + n, 2));
            second.add(new Ended("trip " + (50 + n)));
            second.add(new Begun("trip " + (100 + n), 100 + n));
        }
        Collections.shuffle(second, new Random(1));
        trips.handle(Segment.ROOT_SEGMENT, second);

        assertThat(statements.take()).containsExactly("SELECT", "INSERT", "UPDATE", "DELETE", "DELETE", "INSERT");
        assertThat(Trips.underWay(OURS)).hasSize(100);
    }

    @Test
    void a_trip_that_begins_and_ends_in_one_batch_is_never_written() {
        trips.handle(new Begun("home", 1), new Joined("home", "Ann"), new Went("home", 5), new Ended("home"));

        // Axon asks for what the trip is associated with under way only by events of the same batch.
        assertThat(statements.take()).containsExactly("SELECT");
        assertThat(Trips.rows(OURS)).isEmpty();
    }

    @Test
    void a_trip_that_is_as_it_was_is_not_written() {
        trips.handle(new Begun("home", 1));
        statements.take();

        trips.handle(new Passed("home"), new Joined("home", "Ann"), new Left("home", "Ann"));
        trips.handle(new Passed("home"));

        // The first batch leaves a trace of Ann in the state, the second none.
        assertThat(statements.take()).containsExactly("SELECT", "UPDATE", "SELECT");
    }

    @Test
    void events_that_no_trip_can_handle_ask_for_nothing() {
        trips.handle(new Rained("there"), new Rained("here"));

        assertThat(statements.take()).isEmpty();
    }

    // Others at the same time.

    @Test
    void a_deadline_that_acts_between_look_up_and_load_is_not_overwritten() {
        trips.handle(new Begun("first", 1), new Begun("second", 2));
        trips.watcher = event -> {
            if (event.equals(new Went("first", 1))) {
                CompletableFuture.runAsync(() -> trips.late(2, "go on")).join();
            }
        };

        trips.handle(new Went("first", 1), new Went("second", 2));

        assertThat(Trips.rows(OURS)).anySatisfy(row -> assertThat(row).contains("\"distance\":1002"));
    }

    @Test
    void what_a_deadline_has_ended_in_between_is_not_handled_any_more() {
        trips.handle(new Begun("first", 1), new Begun("second", 2));
        trips.watcher = event -> {
            if (event.equals(new Went("first", 1))) {
                CompletableFuture.runAsync(() -> trips.late(2, "end")).join();
            }
        };

        trips.handle(new Went("first", 1), new Went("second", 2));

        assertThat(Trips.underWay(OURS)).containsExactly(1);
    }

    @Test
    void what_another_process_has_written_is_not_overwritten_and_the_batch_comes_to_nothing() {
        Trips another = Trips.ours(OURS);
        for (Object last : List.of(new Went("second", 2), new Ended("second"))) {
            Trips.clear(OURS);
            trips.handle(new Begun("first", 1), new Begun("second", 2));
            trips.watcher = event -> {
                if (event.equals(new Went("first", 1))) {
                    CompletableFuture.runAsync(() -> another.late(2, "go on")).join();
                }
            };

            assertThatThrownBy(() -> trips.handle(new Went("first", 1), last)).isInstanceOf(SagaStorageException.class);

            assertThat(Trips.rows(OURS))
                    .hasSize(2)
                    .anySatisfy(row -> assertThat(row).contains("\"number\":1", "\"distance\":0"))
                    .anySatisfy(row -> assertThat(row).contains("\"number\":2", "\"distance\":1000"));
        }
        trips.watcher = event -> {};
        trips.handle(new Went("first", 1), new Went("second", 2));
        assertThat(Trips.rows(OURS)).anySatisfy(row -> assertThat(row).contains("\"distance\":1002"));
    }

    // Used directly.

    @Test
    void a_unit_of_work_sees_what_it_has_written_and_nobody_else_does_before_its_commit() {
        AssociationValue home = new AssociationValue("trip", "home");
        AssociationValue ann = new AssociationValue("rider", "Ann");
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);

        trips.store.insertSaga(TripSaga.class, "1", new TripSaga(), Set.of(home));
        assertThat(trips.store.findSagas(TripSaga.class, home)).containsExactly("1");
        assertThat(trips.store.findSagas(TripSaga.class, ann)).isEmpty();

        AssociationValuesImpl both = new AssociationValuesImpl(Set.of(home));
        both.add(ann);
        trips.store.updateSaga(TripSaga.class, "1", new TripSaga(), both);
        assertThat(trips.store.findSagas(TripSaga.class, ann)).containsExactly("1");
        assertThat(trips.store.loadSaga(TripSaga.class, "1").associationValues())
                .containsExactlyInAnyOrder(home, ann);

        both.remove(home);
        trips.store.updateSaga(TripSaga.class, "1", new TripSaga(), both);
        assertThat(trips.store.findSagas(TripSaga.class, home)).isEmpty();

        trips.store.insertSaga(TripSaga.class, "2", new TripSaga(), Set.of(ann));
        trips.store.deleteSaga(TripSaga.class, "2", Set.of(ann));
        assertThat(trips.store.findSagas(TripSaga.class, ann)).containsExactly("1");
        assertThat(trips.store.loadSaga(TripSaga.class, "2")).isNull();
        assertThat(Trips.rows(OURS)).isEmpty();

        work.commit();
        assertThat(Trips.rows(OURS)).singleElement().asString().endsWith("TripSaga rider Ann");
    }

    @Test
    void a_unit_of_work_finds_no_more_what_it_has_ended_or_dissociated() {
        AssociationValue home = new AssociationValue("trip", "home");
        AssociationValue away = new AssociationValue("trip", "away");
        trips.handle(new Begun("home", 1), new Begun("away", 2));
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        String atHome = trips.store.findSagas(TripSaga.class, home).iterator().next();
        String onTheWay = trips.store.findSagas(TripSaga.class, away).iterator().next();

        trips.store.deleteSaga(TripSaga.class, atHome, Set.of(home));
        AssociationValuesImpl none = new AssociationValuesImpl(Set.of(away));
        none.remove(away);
        trips.store.updateSaga(TripSaga.class, onTheWay, new TripSaga(), none);

        assertThat(trips.store.findSagas(TripSaga.class, home)).isEmpty();
        assertThat(trips.store.findSagas(TripSaga.class, away)).isEmpty();
        work.rollback();
        assertThat(Trips.underWay(OURS)).containsExactly(1, 2);
    }

    @Test
    void outside_of_a_unit_of_work_sagas_are_read_and_not_written() {
        trips.handle(new Begun("home", 1));

        Set<String> found = trips.store.findSagas(TripSaga.class, new AssociationValue("trip", "home"));
        assertThat(found)
                .singleElement()
                .satisfies(id -> assertThat(
                                trips.store.loadSaga(TripSaga.class, id).associationValues())
                        .containsExactly(new AssociationValue("trip", "home")));
        assertThatThrownBy(() -> trips.store.insertSaga(TripSaga.class, "1", new TripSaga(), Set.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
