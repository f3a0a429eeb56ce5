package io.longbox.api.shipping;

import io.longbox.api.Money;

/**
 * How and where an order is sent.
 *
 * @param method by which method
 * @param name what the method was called
 * @param price what it costs for this order
 * @param address where to
 */
public record ShippingChoice(ShippingMethodId method, String name, Money price, Address address) {}
