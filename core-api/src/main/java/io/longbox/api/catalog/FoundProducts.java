package io.longbox.api.catalog;

import java.util.List;

/** Products, in no order. */
public record FoundProducts(List<ProductView> products) {}
