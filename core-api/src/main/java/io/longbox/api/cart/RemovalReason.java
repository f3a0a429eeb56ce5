package io.longbox.api.cart;

/** Why an item left a cart other than by a sale. */
public enum RemovalReason {
    BY_READER,
    HOLD_EXPIRED,
    PRODUCT_WITHDRAWN,
    CART_CLOSED
}
