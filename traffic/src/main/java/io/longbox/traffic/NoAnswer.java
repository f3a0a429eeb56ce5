package io.longbox.traffic;

/** The store did not answer for as long as the run is patient, or its answer is not what was agreed. */
final class NoAnswer extends Exception {

    NoAnswer(String message) {
        super(message);
    }
}
