package io.longbox.api.catalog;

/** What can happen to a product's description. */
public sealed interface ProductEvent permits ProductCreated, ProductUpdated, CoverSet, CoverRemoved, ProductWithdrawn {

    ProductId product();
}
