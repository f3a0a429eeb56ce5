package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;

/** Names the stream of a product's waitlist. */
public record WaitlistId(ProductId product) {

    @Override
    public String toString() {
        return "waitlist-" + product;
    }
}
