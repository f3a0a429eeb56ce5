package io.longbox.api.shipping;

/** Asks for one parcel; answers a {@link ShipmentView}, or nothing. */
public record FindShipment(ShipmentId shipment) {}
