package io.longbox.api.shipping;

import io.longbox.api.order.OrderId;

/** Asks for all parcels of an order, the oldest first; answers {@link Shipments}. */
public record ListShipments(OrderId order) {}
