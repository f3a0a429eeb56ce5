package io.longbox.api.waitlist;

/** Why somebody in line could not be given their copies. */
public enum PassOverReason {
    /** The reader's account is suspended. */
    READER_SUSPENDED,
    /** The reader's cart has no room for them. */
    CART_FULL,
    /** The reader's cart is in another currency. */
    OTHER_CURRENCY,
    /** The reader's cart does not know of the place: it was given up. */
    PLACE_GIVEN_UP,
    /** The reader was never told of the place: the request that got it has failed. */
    REQUEST_FAILED,
    /** The product is off sale, and its line is over. */
    PRODUCT_WITHDRAWN
}
