package io.longbox.api.cart;

/** Why an item left a cart other than by a sale. */
public enum RemovalReason {
    BY_READER,
    HOLD_EXPIRED,
    PRODUCT_WITHDRAWN,
    /** The store could not finish putting it into the cart, and gave the copies back. */
    RETRACTED,
    CART_CLOSED;

    /** Whether the copies are still reserved at the gate, and somebody has to give them back. */
    public boolean leavesReservation() {
        return this != PRODUCT_WITHDRAWN && this != RETRACTED;
    }
}
