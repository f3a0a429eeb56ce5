package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;

/** What a product was called as the reader looked at the cart. */
public record ListedTitle(ProductId product, String title) {}
