package io.longbox.api.order;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;

/**
 * Some copies of one line of an order.
 *
 * @param reservation the line: see {@link OrderLine#reservation}
 * @param product what they are of
 * @param quantity how many
 */
public record LineCount(ReservationId reservation, ProductId product, Quantity quantity) {}
