package io.longbox.api.order;

import org.jspecify.annotations.Nullable;

/**
 * Asks for some orders; answers {@link OrderPage}.
 *
 * @param criteria which
 * @param sort in what order
 * @param after the next of the page before, or null for the first page
 * @param limit how many at most
 */
public record ListOrders(
        OrderCriteria criteria, OrderSort sort, @Nullable String after, int limit) {}
