package io.longbox.traffic;

/** A row that says nothing usable; the message says why. */
final class BrokenRow extends Exception {

    BrokenRow(String message) {
        super(message);
    }
}
