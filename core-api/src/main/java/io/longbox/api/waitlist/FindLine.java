package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;

/** Asks how a product's line stands; answers a {@link LineView}, or nothing if there is no such product. */
public record FindLine(ProductId product) {}
