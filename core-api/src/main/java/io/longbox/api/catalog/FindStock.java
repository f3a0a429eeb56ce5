package io.longbox.api.catalog;

/** Asks how a product's stock stands; answers a {@link StockView}, or nothing if there is no such product. */
public record FindStock(ProductId product) {}
