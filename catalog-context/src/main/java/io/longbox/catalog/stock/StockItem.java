package io.longbox.catalog.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.CloseStock;
import io.longbox.api.catalog.ConfirmSale;
import io.longbox.api.catalog.ForfeitTicket;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.ReduceReservation;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReleaseReservation;
import io.longbox.api.catalog.ReservationBarred;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.catalog.RestockId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.ReturnSale;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleNotReturned;
import io.longbox.api.catalog.SaleRefused;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockAdjusted;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockItemId;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketNotInLine;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.plan.PlanId;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
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
 * <p>It serves the line itself: the command that makes copies free also sets them aside for those whose turn it is, so
 * that there is no moment in between, and nothing that could come too late or be told in the wrong order.
 *
 * <p>What a process has to go on with is answered by an event, refusals included; what only the
 * shop asks for (deliveries, corrections, terms, the line's pause) is refused by an exception, because somebody waits for
 * the answer.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("2")
class StockItem {

    private static final long MOST_ON_HAND = 1_000_000_000L;

    @AggregateIdentifier
    private @Nullable StockItemId id;

    private long onHand;
    private boolean closed;
    private boolean paused;
    private SaleTerms terms = SaleTerms.STANDARD;
    private ChainHash chain = ChainHash.START;
    private Reservations reservations = new Reservations();
    private OutstandingTickets line = new OutstandingTickets();
    private AnsweredQuestions answered = new AnsweredQuestions();
    private RecentIds deliveries = new RecentIds();
    private Sales sales = new Sales();

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
        } else if (!terms.letIn(ask.askedAt(), ask.earlyAccess())) {
            refuse(ask, RefusalReason.NOT_OPEN_YET);
        } else if (line.isEmpty() && available() >= ask.quantity().value()) {
            apply(new StockReserved(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    terms.hold(),
                    letInEarlyBy(ask),
                    ask.askedAt()));
        } else if (ask.onShortage() == OnShortage.WAIT) {
            apply(new WaitlistTicketIssued(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    line.next(),
                    line.size() + 1,
                    chain,
                    letInEarlyBy(ask),
                    ask.askedAt()));
            serveTheLine(ask.product());
        } else {
            apply(new StockShortageReported(
                    ask.product(),
                    ask.reservation(),
                    ask.user(),
                    ask.quantity(),
                    available(),
                    line.size(),
                    ask.askedAt()));
        }
        return getVersion();
    }

    /** Whoever comes when everybody may needs no plan for it. */
    private @Nullable PlanId letInEarlyBy(ReserveStock ask) {
        return terms.letIn(ask.askedAt(), null) ? null : ask.earlyAccess();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ForfeitTicket command) {
        if (line.contains(command.ticket())) {
            apply(new TicketForfeited(command.product(), command.reservation(), command.ticket(), command.reason()));
        } else {
            ReservationId served = ReservationId.ofTicket(command.product(), command.ticket());
            Reservations.Held held = reservations.find(served);
            if (held != null) {
                apply(new ReservationReleased(
                        command.product(), served, new Quantity(held.quantity()), ReleaseReason.TICKET_FORFEITED));
            }
            // Giving up is always answered, a repeat too: whoever asks may not have been there for the first answer.
            apply(new TicketNotInLine(command.product(), command.reservation(), command.ticket()));
        }
        serveTheLine(command.product());
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReleaseReservation command) {
        Reservations.Held held = reservations.find(command.reservation());
        if (held != null) {
            apply(new ReservationReleased(
                    command.product(), command.reservation(), new Quantity(held.quantity()), command.reason()));
            serveTheLine(command.product());
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
            serveTheLine(command.product());
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ConfirmSale command) {
        Reservations.Held held = reservations.find(command.reservation());
        if (held == null && sales.wasSoldTo(command.reservation(), command.order())) {
            return getVersion();
        }
        boolean givenUp = sales.isAnswered(command.reservation(), RestockId.of(command.order()));
        if (held == null || givenUp || held.quantity() < copies(command, held)) {
            apply(new SaleRefused(
                    command.product(), command.reservation(), RefusalReason.NOT_RESERVED, command.order()));
        } else {
            sell(command, held);
        }
        return getVersion();
    }

    private void sell(ConfirmSale command, Reservations.Held held) {
        Quantity copies = new Quantity(copies(command, held));
        if (copies.value() < held.quantity()) {
            apply(new ReservationReduced(
                    command.product(), command.reservation(), new Quantity(held.quantity() - copies.value()), copies));
            serveTheLine(command.product());
        }
        apply(new SaleConfirmed(command.product(), command.reservation(), copies, command.order()));
    }

    private static int copies(ConfirmSale command, Reservations.Held held) {
        Quantity wanted = command.quantity();
        return wanted == null ? held.quantity() : wanted.value();
    }

    /** A withdrawn product takes its copies back too: they are there, even if nobody gets them. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReturnSale command) {
        if (sales.isAnswered(command.reservation(), command.restock())) {
            return getVersion();
        }
        long copies = returnable(command);
        if (copies > 0) {
            apply(new SaleReturned(
                    command.product(),
                    command.reservation(),
                    command.order(),
                    command.restock(),
                    new Quantity(Math.toIntExact(copies))));
            serveTheLine(command.product());
        } else {
            apply(new SaleNotReturned(command.product(), command.reservation(), command.order(), command.restock()));
        }
        return getVersion();
    }

    /** What is held, or was answered lately and not sold, was never sold: it is none of the sales that were forgotten. */
    private long returnable(ReturnSale command) {
        ReservationId reservation = command.reservation();
        boolean unsold = reservations.contains(reservation) || answered.contains(reservation);
        return unsold && !sales.remembers(reservation)
                ? 0
                : Math.min(MOST_ON_HAND - onHand, sales.returnable(reservation, command.order(), command.quantity()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ReceiveStock command) {
        if (deliveries.contains(command.receipt())) {
            return getVersion();
        }
        refuseIfClosed("takes no more stock");
        if (onHand + command.quantity().value() > MOST_ON_HAND) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "no more than " + MOST_ON_HAND + " copies can be on hand", "quantity"));
        }
        apply(new StockReceived(command.product(), command.receipt(), command.quantity()));
        serveTheLine(command.product());
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
        serveTheLine(command.product());
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

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(SetSaleTerms command) {
        refuseIfClosed("is not sold any more");
        if (!terms.equals(command.terms())) {
            apply(new SaleTermsSet(command.product(), command.terms()));
            serveTheLine(command.product());
        }
        return version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(PauseLine command) {
        refuseIfClosed("has no line any more");
        if (!paused) {
            apply(new LinePaused(command.product()));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(ResumeLine command) {
        refuseIfClosed("has no line any more");
        if (paused) {
            apply(new LineResumed(command.product()));
            serveTheLine(command.product());
        }
        return version();
    }

    /** One ticket after another, as long as there are copies for whoever's turn it is. */
    private void serveTheLine(ProductId product) {
        Optional<OutstandingTickets.Ticket> next = nextInLine();
        while (next.isPresent()) {
            long ticket = next.get().number();
            apply(new TicketServed(
                    product,
                    ticket,
                    ReservationId.ofTicket(product, ticket),
                    next.get().quantity(),
                    terms.offer()));
            next = nextInLine();
        }
    }

    private Optional<OutstandingTickets.Ticket> nextInLine() {
        return paused ? Optional.empty() : line.next(available(), terms.linePolicy());
    }

    /** Of a gate that may not have seen anything yet. */
    private static long version() {
        Long version = getVersion();
        return version == null ? -1 : version;
    }

    private void refuseIfClosed(String why) {
        if (closed) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the product is withdrawn and " + why);
        }
    }

    private int available() {
        return Math.toIntExact(onHand - reservations.copies());
    }

    private static void refuse(ReserveStock ask, RefusalReason reason) {
        apply(new ReservationRefused(ask.product(), ask.reservation(), ask.user(), reason, ask.askedAt()));
    }

    @EventSourcingHandler
    void on(StockReceived event, @SequenceNumber long sequence) {
        link(event, sequence);
        deliveries.add(event.receipt());
        onHand += event.quantity().value();
    }

    @EventSourcingHandler
    void on(StockAdjusted event, @SequenceNumber long sequence) {
        link(event, sequence);
        deliveries.add(event.adjustment());
        onHand += event.change();
    }

    @EventSourcingHandler
    void on(StockReserved event, @SequenceNumber long sequence) {
        link(event, sequence);
        reservations.add(event.reservation(), event.quantity(), event.askedAt());
    }

    @EventSourcingHandler
    void on(WaitlistTicketIssued event, @SequenceNumber long sequence) {
        link(event, sequence);
        line.issue(event.ticket(), event.quantity());
        answered.add(event.reservation(), event.askedAt());
    }

    @EventSourcingHandler
    void on(TicketServed event, @SequenceNumber long sequence, @Timestamp Instant at) {
        link(event, sequence);
        line.remove(event.ticket());
        reservations.add(event.reservation(), event.quantity(), at);
    }

    @EventSourcingHandler
    void on(StockShortageReported event, @SequenceNumber long sequence) {
        link(event, sequence);
        answered.add(event.reservation(), event.askedAt());
    }

    @EventSourcingHandler
    void on(ReservationRefused event, @SequenceNumber long sequence) {
        link(event, sequence);
        answered.add(event.reservation(), event.askedAt());
    }

    @EventSourcingHandler
    void on(TicketForfeited event, @SequenceNumber long sequence) {
        link(event, sequence);
        line.remove(event.ticket());
    }

    @EventSourcingHandler
    void on(TicketNotInLine event, @SequenceNumber long sequence) {
        link(event, sequence);
    }

    @EventSourcingHandler
    void on(LinePaused event, @SequenceNumber long sequence) {
        link(event, sequence);
        paused = true;
    }

    @EventSourcingHandler
    void on(LineResumed event, @SequenceNumber long sequence) {
        link(event, sequence);
        paused = false;
    }

    @EventSourcingHandler
    void on(SaleTermsSet event, @SequenceNumber long sequence) {
        link(event, sequence);
        terms = event.terms();
    }

    @EventSourcingHandler
    void on(ReservationReduced event, @SequenceNumber long sequence) {
        link(event, sequence);
        reservations.reduce(event.reservation(), event.remaining());
    }

    @EventSourcingHandler
    void on(ReservationReleased event, @SequenceNumber long sequence) {
        link(event, sequence);
        answered.add(
                event.reservation(), reservations.remove(event.reservation()).askedAt());
    }

    @EventSourcingHandler
    void on(ReservationBarred event, @SequenceNumber long sequence, @Timestamp Instant at) {
        link(event, sequence);
        answered.add(event.reservation(), at);
    }

    @EventSourcingHandler
    void on(SaleConfirmed event, @SequenceNumber long sequence) {
        link(event, sequence);
        Reservations.Held held = reservations.remove(event.reservation());
        onHand -= held.quantity();
        answered.add(event.reservation(), held.askedAt());
        sales.add(event.reservation(), event.order(), event.quantity());
    }

    @EventSourcingHandler
    void on(SaleReturned event, @SequenceNumber long sequence) {
        link(event, sequence);
        onHand += event.quantity().value();
        sales.takeBack(event.reservation(), event.restock(), event.quantity());
    }

    @EventSourcingHandler
    void on(SaleNotReturned event, @SequenceNumber long sequence) {
        link(event, sequence);
        sales.answer(event.reservation(), event.restock());
    }

    @EventSourcingHandler
    void on(SaleRefused event, @SequenceNumber long sequence) {
        link(event, sequence);
    }

    @EventSourcingHandler
    void on(StockClosed event, @SequenceNumber long sequence) {
        link(event, sequence);
        closed = true;
        line.clear();
    }

    /** Every event becomes a link of the chain, whatever else it does. */
    private void link(StockEvent event, long sequence) {
        id = new StockItemId(event.product());
        chain = chain.then(sequence, event);
    }
}
