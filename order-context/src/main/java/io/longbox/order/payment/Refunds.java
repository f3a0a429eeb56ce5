package io.longbox.order.payment;

import io.longbox.api.Money;
import io.longbox.api.order.RefundId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked to go back to the card, by the refund's name, and what became of it. None is ever forgotten, because it
 * could be given twice then: beyond {@value #MOST} there are no more.
 */
final class Refunds {

    static final int MOST = 1_000;

    private enum State {
        ASKED,
        DONE,
        FAILED
    }

    private record Refund(long amount, State state) {}

    private LinkedHashMap<String, Refund> known = new LinkedHashMap<>();
    private long done;
    private long spokenFor;

    boolean knows(RefundId refund) {
        return known.containsKey(refund.toString());
    }

    boolean isFull() {
        return known.size() >= MOST;
    }

    /** The minor units that are to go back by this refund, or null if it is not under way. */
    @Nullable
    Long underWay(RefundId refund) {
        Refund asked = known.get(refund.toString());
        return asked == null || asked.state() != State.ASKED ? null : asked.amount();
    }

    /** The minor units that have gone back. */
    long done() {
        return done;
    }

    /** The minor units that have gone back, are on their way, or were reported in a way that does not add up. */
    long spokenFor() {
        return spokenFor;
    }

    void ask(RefundId refund, Money amount) {
        known.put(refund.toString(), new Refund(amount.minor(), State.ASKED));
        spokenFor += amount.minor();
    }

    void complete(RefundId refund, Money amount) {
        known.put(refund.toString(), new Refund(amount.minor(), State.DONE));
        done += amount.minor();
    }

    /**
     * @param mayHaveGone whether money may have moved all the same: then it is not given again
     */
    void fail(RefundId refund, Money amount, boolean mayHaveGone) {
        if (underWay(refund) != null && !mayHaveGone) {
            spokenFor -= amount.minor();
        }
        if (knows(refund) || !isFull()) {
            known.put(refund.toString(), new Refund(amount.minor(), State.FAILED));
        }
    }
}
