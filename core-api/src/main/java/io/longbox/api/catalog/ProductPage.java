package io.longbox.api.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some products.
 *
 * @param items the products
 * @param next where the next page begins, or null at the end
 * @param total how many fulfil the criteria, on all pages
 * @param facets the same counted by their properties, if that was asked for
 */
public record ProductPage(
        List<ProductView> items,
        @Nullable String next,
        long total,
        @Nullable ProductFacets facets) {}
