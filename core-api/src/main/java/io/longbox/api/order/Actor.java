package io.longbox.api.order;

/** On whose behalf something was done. */
public enum Actor {
    /** The reader whose order it is. */
    READER,
    /** Somebody of the shop. */
    SHOP,
    /** The store itself: a process that goes on, or turns back. */
    STORE
}
