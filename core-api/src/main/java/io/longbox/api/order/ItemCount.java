package io.longbox.api.order;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;

/** Some copies of a product, whichever lines of an order they are in. */
public record ItemCount(ProductId product, Quantity quantity) {}
