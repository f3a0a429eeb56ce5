package io.longbox.api.shipping;

/** How far a parcel has come. */
public enum ShipmentStatus {
    /** It is being packed. */
    PREPARING,
    /** The carrier has it. */
    DISPATCHED,
    /** It is on its way. */
    IN_TRANSIT,
    /** It arrives today. */
    OUT_FOR_DELIVERY,
    /** It has arrived. */
    DELIVERED,
    /** It will not arrive. */
    LOST,
    /** It was not sent. */
    CANCELLED
}
