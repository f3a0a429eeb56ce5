package io.longbox.api.cart;

import io.longbox.api.Versioned;
import io.longbox.api.user.UserId;
import java.util.List;

/** What a reader's cart holds. */
public record CartView(UserId user, List<CartItemView> items, long version) implements Versioned {}
