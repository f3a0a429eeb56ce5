package io.longbox.traffic;

/** What the program was given cannot be used at all: a file, an address, a store that is not there. One line says why. */
final class UnusableInput extends RuntimeException {

    UnusableInput(String message) {
        super(message);
    }
}
