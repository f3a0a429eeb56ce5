package io.longbox.api.cart;

/** How a request for an item stands. */
public enum CartRequestStatus {
    PENDING,
    IN_CART,
    WAITING,
    REJECTED;

    public boolean isAnswered() {
        return this != PENDING;
    }
}
