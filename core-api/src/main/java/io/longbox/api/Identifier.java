package io.longbox.api;

import java.util.UUID;

/**
 * A typed identifier around a UUID. Its text form, in JSON and in {@code toString()}, is the UUID's.
 */
public interface Identifier {

    UUID value();
}
