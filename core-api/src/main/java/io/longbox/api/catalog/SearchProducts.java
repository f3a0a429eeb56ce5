package io.longbox.api.catalog;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the products on sale that fulfil some criteria; answers a {@link ProductPage}.
 *
 * @param criteria what is looked for
 * @param sort in which order
 * @param currency in which prices are compared when they are sorted by; others count as none
 * @param after the next of the page before, which had the same criteria, sort and currency; null for the first page
 * @param limit at most this many
 * @param facets whether to count what is found by its properties
 */
public record SearchProducts(
        ProductCriteria criteria,
        ProductSort sort,
        Currency currency,
        @Nullable String after,
        int limit,
        boolean facets) {}
