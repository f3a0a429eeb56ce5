package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;

/** Asks for a reader's latest place in a product's line; answers a {@link PlaceView}, or nothing if there never was one. */
public record FindPlace(ProductId product, UserId user) {}
