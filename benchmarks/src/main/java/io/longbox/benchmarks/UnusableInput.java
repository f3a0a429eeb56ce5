package io.longbox.benchmarks;

/** Nothing can be measured as things are; the message says what to change, for a person to read. */
public final class UnusableInput extends RuntimeException {

    public UnusableInput(String message) {
        super(message);
    }
}
