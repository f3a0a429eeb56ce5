package io.longbox.api.catalog;

/** Asks for one product; answers a {@link ProductView}, or nothing. */
public record FindProduct(ProductId product) {}
