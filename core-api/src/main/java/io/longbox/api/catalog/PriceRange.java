package io.longbox.api.catalog;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Prices in one currency; those in others lie outside.
 *
 * @param from the lowest, in minor units, or null for any
 * @param to the highest, in minor units, or null for any
 */
public record PriceRange(
        Currency currency, @Nullable Long from, @Nullable Long to) {}
