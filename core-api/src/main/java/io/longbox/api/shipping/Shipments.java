package io.longbox.api.shipping;

import java.util.List;

/** The parcels of an order. */
public record Shipments(List<ShipmentView> items) {}
