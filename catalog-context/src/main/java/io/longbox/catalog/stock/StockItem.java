package io.longbox.catalog.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.ReserveStockForTicket;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockItemId;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.WaitlistTicketIssued;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one product. Everybody who wants a copy asks here, and one after another is answered: so no race can
 * oversell, and no place in line depends on the order in which anything else happens.
 *
 * <p>Invariant: {@code 0 <= reserved <= onHand}. While tickets are outstanding, whatever is free is spoken for, and a
 * walk-in is never served before the line.
 *
 * <p>What a process has to go on with is answered by an event, refusals included; only the shop's own corrections
 * ({@link ReceiveStock}, {@link AdjustStock}) are refused by an exception, because somebody waits for the answer.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class StockItem {

    private static final long MOST_ON_HAND = 1_000_000_000L;

    @AggregateIdentifier
    private @Nullable StockItemId id;

    private long onHand;
    private boolean closed;
    private Reservations reservations = new Reservations();
    private OutstandingTickets line = new OutstandingTickets();
    private AnsweredQuestions answered = new AnsweredQuestions();
    private RecentIds deliveries = new RecentIds();

    StockItem() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReserveStock ask) {
        if (reservations.contains(ask.reservation()) || answered.contains(ask.reservation())) {
            return getVersion();
        }
        if (ask.attempt() > 1 && answered.mayHaveForgotten(ask.askedAt())) {
            refuse(ask, RefusalReason.TOO_LATE);
        } else if (closed) {
            refuse(ask, RefusalReason.PRODUCT_WITHDRAWN);
        } else if (line.isEmpty() && available() >= ask.quantity().value()) {
            apply(new StockReserved(ask.product(), ask.reservation(), ask.user(), ask.quantity(), null, ask.askedAt()));
        } else if (ask.onShortage() == OnShortage.WAIT) {
            apply(new WaitlistTicketIssued(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    line.next(),
                    line.size() + 1,
                    ask.askedAt()));
        } else {
            apply(new StockShortageReported(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    available(),
                    line.size(),
                    null,
                    ask.askedAt()));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReserveStockForTicket ask) {
        if (reservations.contains(ask.reservation()) || answered.contains(ask.reservation())) {
            return getVersion();
        }
        if (!line.contains(ask.ticket())) {
            refuse(ask, closed ? RefusalReason.PRODUCT_WITHDRAWN : RefusalReason.NOT_IN_LINE);
        } else if (!line.isLowest(ask.ticket())) {
            refuse(ask, RefusalReason.NOT_NEXT);
        } else if (available() < ask.quantity().value()) {
            apply(new StockShortageReported(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    available(),
                    line.size(),
                    ask.ticket(),
                    ask.askedAt()));
        } else {
            apply(new StockReserved(
                    ask.product(), ask.reservation(), ask.user(), ask.quantity(), ask.ticket(), ask.askedAt()));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ForfeitTicket command) {
        // Giving up is always answered, a repeat too: whoever asks may not have been there for the first answer.
        apply(
                line.contains(command.ticket())
                        ? new TicketForfeited(command.product(), command.reservation(), command.ticket())
                        : new TicketNotInLine(command.product(), command.reservation(), command.ticket()));
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReleaseReservation command) {
        Reservations.Held held = reservations.find(command.reservation());
        if (held != null) {
            apply(new ReservationReleased(
                    command.product(), command.reservation(), new Quantity(held.quantity()), command.reason()));
        } else {
            // Answered always, as above.
            apply(new ReservationBarred(command.product(), command.reservation(), command.reason()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReduceReservation command) {
        Reservations.Held held = reservations.find(command.reservation());
        int keep = command.keep().value();
        if (held != null && keep < held.quantity()) {
            apply(new ReservationReduced(
                    command.product(), command.reservation(), new Quantity(held.quantity() - keep), command.keep()));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ConfirmSale command) {
        Reservations.Held held = reservations.find(command.reservation());
        if (held != null) {
            apply(new SaleConfirmed(command.product(), command.reservation(), new Quantity(held.quantity())));
        } else if (!answered.wasSold(command.reservation())) {
            apply(new SaleRefused(command.product(), command.reservation(), RefusalReason.NOT_RESERVED));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReceiveStock command) {
        if (deliveries.contains(command.receipt())) {
            return getVersion();
        }
        if (closed) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the product is withdrawn and takes no more stock");
        }
        if (onHand + command.quantity().value() > MOST_ON_HAND) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "no more than " + MOST_ON_HAND + " copies can be on hand", "quantity"));
        }
        apply(new StockReceived(command.product(), command.receipt(), command.quantity()));
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(AdjustStock command) {
        if (deliveries.contains(command.adjustment())) {
            return getVersion();
        }
        if (onHand + command.change() < reservations.copies()) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT,
                    "%d copies are on hand and %d of them reserved, so the stock cannot change by %d"
                            .formatted(onHand, reservations.copies(), command.change()),
                    "change"));
        }
        if (onHand + command.change() > MOST_ON_HAND) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "no more than " + MOST_ON_HAND + " copies can be on hand", "change"));
        }
        apply(new StockAdjusted(command.product(), command.adjustment(), command.change(), command.reason()));
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CloseStock command) {
        if (!closed) {
            apply(new StockClosed(command.product()));
            reservations
                    .all()
                    .forEach((reservation, held) -> apply(new ReservationReleased(
                            command.product(),
                            reservation,
                            new Quantity(held.quantity()),
                            ReleaseReason.PRODUCT_WITHDRAWN)));
        }
        return getVersion();
    }

    private int available() {
        return Math.toIntExact(onHand - reservations.copies());
    }

    private static void refuse(ReserveStock ask, RefusalReason reason) {
        apply(new ReservationRefused(ask.product(), ask.reservation(), ask.user(), reason, null, ask.askedAt()));
    }

    private static void refuse(ReserveStockForTicket ask, RefusalReason reason) {
        apply(new ReservationRefused(
                ask.product(), ask.reservation(), ask.user(), reason, ask.ticket(), ask.askedAt()));
    }

    @EventSourcingHandler
    void on(StockReceived event) {
        named(event.product());
        deliveries.add(event.receipt());
        onHand += event.quantity().value();
    }

    @EventSourcingHandler
    void on(StockAdjusted event) {
        named(event.product());
        deliveries.add(event.adjustment());
        onHand += event.change();
    }

    @EventSourcingHandler
    void on(StockReserved event) {
        if (event.ticket() != null) {
            line.remove(event.ticket());
        }
        reservations.add(event.reservation(), event.quantity(), event.askedAt());
    }

    @EventSourcingHandler
    void on(WaitlistTicketIssued event) {
        named(event.product());
        line.issue(event.ticket());
        answered.add(event.reservation(), event.askedAt());
    }

    @EventSourcingHandler
    void on(StockShortageReported event) {
        named(event.product());
        // A ticket that could not be served is still in line: its question is not over.
        if (event.ticket() == null) {
            answered.add(event.reservation(), event.askedAt());
        }
    }

    @EventSourcingHandler
    void on(ReservationRefused event) {
        named(event.product());
        if (event.ticket() == null) {
            answered.add(event.reservation(), event.askedAt());
        }
    }

    @EventSourcingHandler
    void on(TicketForfeited event) {
        line.remove(event.ticket());
    }

    @EventSourcingHandler
    void on(TicketNotInLine event) {
        named(event.product());
    }

    @EventSourcingHandler
    void on(ReservationReduced event) {
        reservations.reduce(event.reservation(), event.remaining());
    }

    @EventSourcingHandler
    void on(ReservationReleased event) {
        answered.add(
                event.reservation(), reservations.remove(event.reservation()).askedAt());
    }

    @EventSourcingHandler
    void on(ReservationBarred event, @Timestamp Instant at) {
        named(event.product());
        answered.add(event.reservation(), at);
    }

    @EventSourcingHandler
    void on(SaleConfirmed event) {
        Reservations.Held held = reservations.remove(event.reservation());
        onHand -= held.quantity();
        answered.addSold(event.reservation(), held.askedAt());
    }

    @EventSourcingHandler
    void on(SaleRefused event) {
        named(event.product());
    }

    @EventSourcingHandler
    void on(StockClosed event) {
        named(event.product());
        closed = true;
        line.clear();
    }

    private void named(ProductId product) {
        id = new StockItemId(product);
    }
}
