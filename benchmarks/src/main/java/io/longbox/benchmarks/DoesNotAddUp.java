package io.longbox.benchmarks;

/** What was answered and what is stored differ, or a part that was measured failed: its figures are worth nothing. */
public final class DoesNotAddUp extends RuntimeException {

    public DoesNotAddUp(String message) {
        super(message);
    }
}
