package io.longbox.api.shipping;

/** Whether orders can be sent by a method. */
public enum ShippingMethodStatus {
    ON_OFFER,
    RETIRED
}
