package io.longbox.api.audit;

import io.longbox.api.catalog.ProductId;

/** Asks whether a product was sold fairly; answers a {@link FairnessReport}, or nothing if there is no such product. */
public record FindFairness(ProductId product) {}
