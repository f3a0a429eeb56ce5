package io.longbox.order.order;

/** Where a copy of an order is. It is in one place at a time. */
enum Place {
    /** On the shelf: it can be cancelled, or put into a parcel. */
    SHELF,
    /** In a parcel that the carrier does not have yet. */
    PARCEL,
    /** On its way. */
    SHIPPED,
    /** With the reader. */
    DELIVERED,
    /** With the reader, or on its way back. */
    RETURNING,
    /** Given up before it was shipped. */
    CANCELLED,
    /** Lost on its way. */
    LOST,
    /** Back from the reader. */
    RETURNED
}
