package io.longbox.api.catalog;

import java.util.List;

/** Asks for those of some products that there are, withdrawn ones as well; answers {@link FoundProducts}. */
public record FindProducts(List<ProductId> products) {}
