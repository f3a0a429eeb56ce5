package io.longbox.api.shipping;

import org.axonframework.serialization.Revision;

/** Orders are not sent by this method any more. */
@Revision("1")
public record ShippingMethodRetired(ShippingMethodId method) implements ShippingMethodEvent {}
