package io.longbox.api.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the products on sale in the order of their ids; answers a {@link ProductPage}.
 *
 * @param after the last product of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListProducts(@Nullable ProductId after, int limit) {}
