package io.longbox.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one want ended. */
sealed interface Outcome {

    /**
     * The copy is in the reader's cart.
     *
     * @param heldUntil when the store takes it back, if it said so
     */
    record InCart(@Nullable Instant heldUntil) implements Outcome {}

    /**
     * The reader is in line.
     *
     * @param ticket the place in the product's line
     * @param receipt the proof of it, if the store gave one
     */
    record Waiting(long ticket, @Nullable Receipt receipt) implements Outcome {}

    /** The store said no, and why. */
    record Rejected(String reason) implements Outcome {}

    /**
     * There was no answer, or none that can be understood.
     *
     * @param asked whether the store may have carried the request out nevertheless
     */
    record Failed(String reason, boolean asked) implements Outcome {}
}
