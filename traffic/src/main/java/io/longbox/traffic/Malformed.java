package io.longbox.traffic;

/** A text of the store's that does not have the agreed shape; the message says where and how. */
final class Malformed extends Exception {

    Malformed(String message) {
        super(message);
    }
}
