package io.longbox.waitlist;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.CloseWaitlist;
import io.longbox.api.waitlist.EndOffer;
import io.longbox.api.waitlist.EnterWaitlist;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.api.waitlist.OfferAwaited;
import io.longbox.api.waitlist.OfferEnded;
import io.longbox.api.waitlist.OfferNotOpen;
import io.longbox.api.waitlist.OfferPlace;
import io.longbox.api.waitlist.PassOver;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceNotOffered;
import io.longbox.api.waitlist.PlaceOffered;
import io.longbox.api.waitlist.PlacePassedOver;
import io.longbox.api.waitlist.WaitlistClosed;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.api.waitlist.WaitlistId;
import io.longbox.api.waitlist.WaitlistLeft;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which place in the line of one product, and what has become of it. Whose turn it is, and when, is not decided
 * here: the gate decides, and the line follows it.
 *
 * <p>Places are entered in the order of their tickets, so one number says which have been; whatever is at or below it and
 * not among the entries is over.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Waitlist {

    /**
     * A place that is not over.
     *
     * @param offer what holds the copies once the turn has come, or null while it is waiting
     */
    record Entry(
            LineReceipt place,
            UserId user,
            Quantity quantity,
            ReservationId request,
            @Nullable ReservationId offer) {

        Entry offered(ReservationId reservation) {
            return new Entry(place, user, quantity, request, reservation);
        }

        boolean isWaiting() {
            return offer == null;
        }
    }

    /** The turn of a ticket that has not been entered yet. */
    record Turn(ReservationId reservation, Instant heldUntil) {}

    @AggregateIdentifier
    private @Nullable WaitlistId id;

    /** By ticket, the lowest first. */
    private LinkedHashMap<Long, Entry> entries = new LinkedHashMap<>();

    private LinkedHashMap<Long, Turn> awaited = new LinkedHashMap<>();
    private long lastEntered;
    private boolean closed;

    Waitlist() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(EnterWaitlist command) {
        LineReceipt place = command.place();
        if (place.ticket() > lastEntered) {
            apply(new WaitlistEntered(place.product(), place, command.user(), command.quantity(), command.request()));
            Entry entry = entry(place.ticket());
            Turn turn = awaited.get(place.ticket());
            if (turn != null) {
                applyOffered(entry, turn.reservation(), turn.heldUntil());
            } else if (closed) {
                applyPassedOver(entry, PassOverReason.PRODUCT_WITHDRAWN);
            }
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(OfferPlace command) {
        Entry entry = entries.get(command.ticket());
        if (entry != null && entry.isWaiting()) {
            applyOffered(entry, command.reservation(), command.heldUntil());
        } else if (entry == null && command.ticket() <= lastEntered) {
            apply(new PlaceNotOffered(command.product(), command.ticket(), command.reservation()));
        } else if (entry == null && !awaited.containsKey(command.ticket())) {
            apply(new OfferAwaited(command.product(), command.ticket(), command.reservation(), command.heldUntil()));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(EndOffer command) {
        Entry entry = entries.get(command.ticket());
        if (entry != null && command.reservation().equals(entry.offer())) {
            apply(new OfferEnded(
                    command.product(),
                    entry.place(),
                    entry.user(),
                    entry.request(),
                    command.reservation(),
                    command.end(),
                    command.reason()));
        } else {
            // Answered always: whoever asks may not have been there for the first answer.
            apply(new OfferNotOpen(command.product(), command.ticket(), command.reservation()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(LeaveWaitlist command) {
        List<Entry> held = entries.values().stream()
                .filter(entry -> entry.user().equals(command.user()))
                .toList();
        if (held.isEmpty()) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "the reader is not in line for the product");
        }
        held.forEach(entry -> apply(
                new WaitlistLeft(command.product(), entry.place(), entry.user(), entry.request(), entry.offer())));
        return getVersion();
    }

    @CommandHandler
    long handle(PassOver command) {
        Entry entry = entries.get(command.ticket());
        if (entry != null && entry.isWaiting()) {
            applyPassedOver(entry, command.reason());
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CloseWaitlist command) {
        if (!closed) {
            apply(new WaitlistClosed(command.product()));
            List.copyOf(entries.values()).stream()
                    .filter(Entry::isWaiting)
                    .forEach(entry -> applyPassedOver(entry, PassOverReason.PRODUCT_WITHDRAWN));
        }
        return getVersion();
    }

    private Entry entry(long ticket) {
        Entry entry = entries.get(ticket);
        if (entry == null) {
            throw new IllegalStateException("the stream speaks of a place that nobody holds: " + ticket);
        }
        return entry;
    }

    private static void applyOffered(Entry entry, ReservationId reservation, Instant heldUntil) {
        apply(new PlaceOffered(
                entry.place().product(),
                entry.place(),
                entry.user(),
                entry.request(),
                reservation,
                entry.quantity(),
                heldUntil));
    }

    private static void applyPassedOver(Entry entry, PassOverReason reason) {
        apply(new PlacePassedOver(entry.place().product(), entry.place(), entry.user(), entry.request(), reason));
    }

    @EventSourcingHandler
    void on(WaitlistEntered event) {
        id = new WaitlistId(event.product());
        lastEntered = event.place().ticket();
        entries.put(lastEntered, new Entry(event.place(), event.user(), event.quantity(), event.request(), null));
    }

    @EventSourcingHandler
    void on(OfferAwaited event) {
        id = new WaitlistId(event.product());
        awaited.put(event.ticket(), new Turn(event.reservation(), event.heldUntil()));
    }

    @EventSourcingHandler
    void on(PlaceOffered event) {
        long ticket = event.place().ticket();
        awaited.remove(ticket);
        entries.put(ticket, entry(ticket).offered(event.reservation()));
    }

    @EventSourcingHandler
    void on(PlaceNotOffered event) {
        id = new WaitlistId(event.product());
    }

    @EventSourcingHandler
    void on(OfferEnded event) {
        entries.remove(event.ticket());
    }

    @EventSourcingHandler
    void on(OfferNotOpen event) {
        id = new WaitlistId(event.product());
    }

    @EventSourcingHandler
    void on(WaitlistLeft event) {
        entries.remove(event.place().ticket());
    }

    @EventSourcingHandler
    void on(PlacePassedOver event) {
        entries.remove(event.place().ticket());
    }

    @EventSourcingHandler
    void on(WaitlistClosed event) {
        id = new WaitlistId(event.product());
        closed = true;
    }
}
