package io.longbox.api.catalog;

/** What the gate is to do with a question it cannot serve at once. */
public enum OnShortage {
    /** Answer that there is not enough. */
    REJECT,
    /** Give out a ticket: a place in line. */
    WAIT
}
