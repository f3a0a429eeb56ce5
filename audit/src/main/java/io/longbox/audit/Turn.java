package io.longbox.audit;

import io.longbox.api.audit.PlaceExplanation.ServedBefore;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.WaitlistTicketIssued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One ticket of the reader whose story is told, from its issue on. */
final class Turn {

    /** So many of those who were served before are listed; the others are counted. */
    static final int MOST_LISTED = 1_000;

    enum State {
        WAITING,
        /** Served; the copies are held. */
        HELD,
        SOLD,
        /** Served, and the copies went back. */
        RETURNED,
        GIVEN_UP,
        /** The product was taken off sale. */
        LINE_ENDED
    }

    private final long ticket;
    private final ReservationId reservation;
    private final long position;
    private final int wanted;
    private final Instant joinedAt;
    private final List<ServedBefore> servedBefore = new ArrayList<>();
    private State state = State.WAITING;
    private @Nullable Instant servedAt;
    private String outcome = "";
    private long cameBack;
    private long lowerServed;
    private long higherServed;
    private long lowerGivenUp;

    Turn(WaitlistTicketIssued issued, Instant at) {
        this.ticket = issued.ticket();
        this.reservation = ReservationId.ofTicket(issued.product(), issued.ticket());
        this.position = issued.position();
        this.wanted = issued.quantity().value();
        this.joinedAt = at;
    }

    long ticket() {
        return ticket;
    }

    /** What is set aside when the turn comes. */
    ReservationId reservation() {
        return reservation;
    }

    /** The place at which it was issued. */
    long position() {
        return position;
    }

    /** How many copies. */
    int wanted() {
        return wanted;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    State state() {
        return state;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** When its turn came, or null if it never did. */
    @Nullable
    Instant servedAt() {
        return servedAt;
    }

    /** How it ended, as a clause. */
    String outcome() {
        return cameBack == 0 ? outcome : "%s, of which %d came back".formatted(outcome, cameBack);
    }

    /** Who was served while it waited, the first {@value #MOST_LISTED}. */
    List<ServedBefore> servedBefore() {
        return servedBefore;
    }

    long lowerServed() {
        return lowerServed;
    }

    long higherServed() {
        return higherServed;
    }

    long lowerGivenUp() {
        return lowerGivenUp;
    }

    void serve(Instant at) {
        state = State.HELD;
        servedAt = at;
    }

    void end(State state, String outcome) {
        this.state = state;
        this.outcome = outcome;
    }

    /** Some of what was bought is back at the gate. */
    void giveBack(int copies) {
        cameBack += copies;
    }

    /** There is a later ticket to tell of: that others were served before this one is of no more interest. */
    void forgetOthers() {
        servedBefore.clear();
    }

    /**
     * @param asListed what to list of it, asked for as long as there is room
     */
    void otherServed(long other, Supplier<ServedBefore> asListed) {
        if (other < ticket) {
            lowerServed++;
        } else {
            higherServed++;
        }
        if (servedBefore.size() < MOST_LISTED) {
            servedBefore.add(asListed.get());
        }
    }

    void otherGaveUp(long other) {
        if (other < ticket) {
            lowerGivenUp++;
        }
    }
}
