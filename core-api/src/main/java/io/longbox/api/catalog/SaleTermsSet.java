package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** How the product is sold has changed. */
@Revision("1")
public record SaleTermsSet(ProductId product, SaleTerms terms) implements StockEvent {}
