package io.longbox.api.cart;

import io.longbox.api.user.UserId;

/** Asks for a reader's cart; answers a {@link CartView}, empty if nothing was ever added. */
public record FindCart(UserId user) {}
