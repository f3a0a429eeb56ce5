package io.longbox.api.cart;

import io.longbox.api.user.UserId;

/** Names the stream of a reader's cart. It differs from the account's, because a store holds one stream a name. */
public record CartId(UserId user) {

    @Override
    public String toString() {
        return "cart-" + user;
    }
}
