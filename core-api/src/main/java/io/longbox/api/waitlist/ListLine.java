package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Asks who is in a product's line, by ticket; answers a {@link LinePage}, or nothing if there is no such product.
 *
 * @param product whose line
 * @param status only these places, or null for those that are waiting or offered
 * @param after the last ticket of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListLine(
        ProductId product,
        @Nullable PlaceStatus status,
        @Nullable Long after,
        int limit) {}
