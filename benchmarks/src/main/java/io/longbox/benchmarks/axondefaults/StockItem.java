package io.longbox.benchmarks.axondefaults;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The gate's rule for a walk-in, and no more: copies that are free are reserved, once by each id. */
@Aggregate
class StockItem {

    @AggregateIdentifier
    private @Nullable UUID product;

    private int available;
    private final Map<UUID, Integer> reservations = new HashMap<>();

    StockItem() {}

    @CommandHandler
    StockItem(ReceiveStock command) {
        apply(new StockReceived(command.product(), command.quantity()));
    }

    @CommandHandler
    void handle(ReserveStock ask) {
        if (reservations.containsKey(ask.reservation())) {
            return;
        }
        if (ask.quantity() > available) {
            throw new IllegalStateException("sold out");
        }
        apply(new StockReserved(ask.product(), ask.reservation(), ask.user(), ask.quantity(), Instant.now()));
    }

    @EventSourcingHandler
    void on(StockReceived event) {
        product = event.product();
        available += event.quantity();
    }

    @EventSourcingHandler
    void on(StockReserved event) {
        available -= event.quantity();
        reservations.put(event.reservation(), event.quantity());
    }
}
