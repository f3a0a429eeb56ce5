package io.longbox.web.product;

import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductKind;

/** A description that can be put into the catalogue. */
record CheckedProduct(ProductKind kind, ProductDetails details) {}
