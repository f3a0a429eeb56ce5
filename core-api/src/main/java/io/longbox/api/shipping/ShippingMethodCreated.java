package io.longbox.api.shipping;

import org.axonframework.serialization.Revision;

/** Orders can be sent by this method. */
@Revision("1")
public record ShippingMethodCreated(ShippingMethodId method, ShippingTerms terms) implements ShippingMethodEvent {}
