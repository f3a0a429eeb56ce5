package io.longbox.runtime.saga;

import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Does everything that a saga can do to its store. */
@Revision("1")
class TripSaga {

    static final String LATE = "late";

    record Begun(String trip, int number) {}

    /** Another trip by the same name. */
    record BegunAgain(String trip, int number) {}

    record Went(String trip, int distance) {}

    /** Heard, and nothing comes of it. */
    record Passed(String trip) {}

    record Joined(String trip, String rider) {}

    record Left(String trip, String rider) {}

    /** All trips that the rider is on hear it. */
    record Called(String rider) {}

    record Ended(String trip) {}

    /** No handler for this one. */
    record Rained(String where) {}

    private int number;
    private int distance;
    private int calls;
    private @Nullable String last;

    /** What the test does while a trip handles an event. */
    transient @Nullable Consumer<Object> watcher;

    private void seen(Object event) {
        Objects.requireNonNull(watcher).accept(event);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "trip")
    void on(Begun event) {
        if (number == 0) {
            number = event.number();
        }
        seen(event);
    }

    @StartSaga(forceNew = true)
    @SagaEventHandler(associationProperty = "trip")
    void on(BegunAgain event) {
        if (number == 0) {
            number = event.number();
        }
        seen(event);
    }

    @SagaEventHandler(associationProperty = "trip")
    void on(Went event) {
        distance += event.distance();
        seen(event);
    }

    @SagaEventHandler(associationProperty = "trip")
    void on(Passed event) {
        seen(event);
    }

    @SagaEventHandler(associationProperty = "trip")
    void on(Joined event) {
        SagaLifecycle.associateWith("rider", event.rider());
        last = event.rider();
        seen(event);
    }

    @SagaEventHandler(associationProperty = "trip")
    void on(Left event) {
        SagaLifecycle.removeAssociationWith("rider", event.rider());
        seen(event);
    }

    @SagaEventHandler(associationProperty = "rider")
    void on(Called event) {
        calls++;
        seen(event);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "trip")
    void on(Ended event) {
        seen(event);
    }

    @DeadlineHandler(deadlineName = LATE)
    void late(String what) {
        switch (what) {
            case "go on" -> distance += 1000;
            case "take along" -> SagaLifecycle.associateWith("rider", "hiker");
            case "end" -> SagaLifecycle.end();
            default -> {}
        }
        seen(what);
    }

    static Object anyEvent(Random random, int number) {
        String trip = "trip " + random.nextInt(6);
        String rider = random.nextInt(8) == 0 ? "hiker" : "rider " + random.nextInt(3);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Begun(trip, number);
            case 3 -> new BegunAgain(trip, number);
            case 4 -> new Went(trip, 1 + random.nextInt(9));
            case 5 -> new Passed(trip);
            case 6, 7 -> new Joined(trip, rider);
            case 8 -> new Left(trip, rider);
            case 9 -> new Called(rider);
            case 10 -> new Ended(trip);
            default -> new Rained(trip);
        };
    }
}
