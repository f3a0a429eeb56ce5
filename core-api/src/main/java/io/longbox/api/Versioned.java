package io.longbox.api;

/**
 * A view that knows up to where it has followed its aggregate. A caller whose command answered version {@code n} reads
 * its own write once the view says {@code n} or more.
 */
public interface Versioned {

    /** Sequence number of the newest event of the aggregate that this view has seen. */
    long version();
}
