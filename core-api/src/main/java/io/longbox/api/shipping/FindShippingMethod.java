package io.longbox.api.shipping;

/** Asks for one shipping method, retired or not; answers a {@link ShippingMethodView}, or nothing. */
public record FindShippingMethod(ShippingMethodId method) {}
