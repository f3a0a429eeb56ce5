package io.longbox.api.notification;

/** What readers are told of. */
public enum NotificationKind {
    /** A place in line is theirs. */
    PLACE_TAKEN,
    /** Their turn has come: copies are in the cart, until the deadline. */
    YOUR_TURN,
    /** The offer ends soon. */
    OFFER_ENDING,
    /** The offer is over: the time ran out, or they were passed over. */
    OFFER_ENDED,
    /** The place in line is over without a turn, and not by their own will. */
    PLACE_LOST,
    /** An item left the cart, because it is off sale for good. */
    ITEM_WITHDRAWN,
    /** The cart holds an item only a little longer. */
    HOLD_ENDING,
    /** Their subscription goes on until the deadline. */
    SUBSCRIPTION_RENEWED,
    /** Their subscription is over. */
    SUBSCRIPTION_ENDED,
    /** Their order is paid for. */
    ORDER_PAID,
    /** Their order was given up before it was paid for, and not by themselves. */
    ORDER_CANCELLED,
    /** A parcel of their order is on its way. */
    ORDER_SHIPPED,
    /** A parcel of their order has arrived. */
    ORDER_DELIVERED,
    /** Something of their order is taken back, and what was paid for it goes back. */
    ORDER_REFUNDED
}
