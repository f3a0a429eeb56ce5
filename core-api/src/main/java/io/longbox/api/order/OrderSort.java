package io.longbox.api.order;

/** In what order a list of orders comes. */
public enum OrderSort {
    NEWEST,
    OLDEST,
    /** By what they cost, the dearest first; one currency after the other. */
    DEAREST,
    /** By what they cost, the cheapest first; one currency after the other. */
    CHEAPEST
}
