package io.longbox.api.catalog;

/** Why a ticket is taken out of the line unserved. */
public enum ForfeitReason {
    /** The reader left the line. */
    LEFT,
    /** The reader was never told of the ticket: the request that got it has failed. */
    REQUEST_FAILED
}
