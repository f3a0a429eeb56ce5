package io.longbox.runtime.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** An aggregate that does, when asked, everything that a handler can do to those who share its transaction. */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
class Counter {

    /** How a handler ends. */
    enum Ending {
        WELL,
        REFUSED,
        BROKEN,
        /** By a checked exception, after which Axon commits. */
        CHECKED
    }

    record Open(@TargetAggregateIdentifier String id) {}

    /** Adds, if not zero, and ends; the note is written to the database by the handler itself, if there is one. */
    record Add(@TargetAggregateIdentifier String id, int amount, Ending ending, String note) {}

    record AddAnyway(@TargetAggregateIdentifier String id, int amount, Ending ending) {}

    record Remove(@TargetAggregateIdentifier String id) {}

    record Opened(String id) {}

    record Added(String id, int amount, int sum) {}

    record Removed(String id) {}

    /** Writes a note (counter, note) in the transaction of the handler. */
    interface Notes extends BiConsumer<String, String> {}

    @AggregateIdentifier
    private String id;

    private int sum;

    Counter() {}

    @CommandHandler
    Counter(Open command) {
        apply(new Opened(command.id()));
    }

    @CommandHandler
    long handle(Add command, Notes notes) throws IOException {
        if (command.note() != null) {
            notes.accept(command.id(), command.note());
        }
        add(command.id(), command.amount());
        end(command.ending());
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    String handle(AddAnyway command) throws IOException {
        add(command.id(), command.amount());
        end(command.ending());
        return "anyway " + sum;
    }

    @CommandHandler
    void handle(Remove command) {
        apply(new Removed(command.id()));
    }

    private void add(String counter, int amount) {
        if (amount != 0) {
            apply(new Added(counter, amount, sum + amount));
        }
    }

    private static void end(Ending ending) throws IOException {
        switch (ending) {
            case WELL -> {}
            case REFUSED -> throw new RefusedException(Refusal.Code.CONFLICT, "refused");
            case BROKEN -> throw new IllegalStateException("broken");
            case CHECKED -> throw new IOException("checked");
        }
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(Added event) {
        id = event.id();
        sum = event.sum();
    }

    @EventSourcingHandler
    void on(Removed event) {
        markDeleted();
    }
}
