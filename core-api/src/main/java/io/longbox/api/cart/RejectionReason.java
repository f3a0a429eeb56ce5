package io.longbox.api.cart;

/** Why a request for an item ended without it. */
public enum RejectionReason {
    /** Not enough copies, or a line that comes first. */
    SOLD_OUT,
    PRODUCT_WITHDRAWN,
    /** Its sale has not opened, or not for this reader. */
    NOT_OPEN_YET,
    /** The reader's account is suspended. */
    CART_CLOSED,
    /** The store could not finish it in time; nothing is held, and asking again is safe. */
    TIMED_OUT,
    /** The reader has left the line. */
    LEFT_LINE,
    /** The reader's turn in line came, and the cart did not take the copies. */
    PASSED_OVER;

    /** The same reason, told of an item that was in the cart already. */
    public RemovalReason asRemoval() {
        return switch (this) {
            case PRODUCT_WITHDRAWN -> RemovalReason.PRODUCT_WITHDRAWN;
            case CART_CLOSED -> RemovalReason.CART_CLOSED;
            case SOLD_OUT, NOT_OPEN_YET, TIMED_OUT, LEFT_LINE, PASSED_OVER -> RemovalReason.RETRACTED;
        };
    }
}
