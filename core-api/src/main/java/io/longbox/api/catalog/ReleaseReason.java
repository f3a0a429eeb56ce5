package io.longbox.api.catalog;

/** Why reserved copies became free again. */
public enum ReleaseReason {
    /** The reader took the item out of the cart. */
    REMOVED_FROM_CART,
    /** The time for which the cart held it is over. */
    HOLD_EXPIRED,
    /** The reader's account is suspended. */
    READER_SUSPENDED,
    /** The cart did not take the reserved item, or the process gave up. */
    NOT_ADDED,
    /** The ticket that it was set aside for was given up. */
    TICKET_FORFEITED,
    /** The product is off sale. */
    PRODUCT_WITHDRAWN
}
