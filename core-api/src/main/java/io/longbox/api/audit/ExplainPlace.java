package io.longbox.api.audit;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;

/** Asks why a reader is where they are with a product; answers a {@link PlaceExplanation}, or nothing if there is no such product. */
public record ExplainPlace(ProductId product, UserId user) {}
