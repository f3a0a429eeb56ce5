package io.longbox.api.order;

/** How a return stands. */
public enum ReturnStatus {
    /** The copies are on their way back, or are looked at. */
    REQUESTED,
    /** They arrived, and are given back for. */
    ACCEPTED,
    /** The shop does not take them back. */
    REJECTED
}
