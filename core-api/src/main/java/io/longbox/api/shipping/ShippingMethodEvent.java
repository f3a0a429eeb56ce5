package io.longbox.api.shipping;

/** What can happen to a shipping method. */
public sealed interface ShippingMethodEvent
        permits ShippingMethodCreated, ShippingMethodChanged, ShippingMethodRetired {

    ShippingMethodId method();
}
