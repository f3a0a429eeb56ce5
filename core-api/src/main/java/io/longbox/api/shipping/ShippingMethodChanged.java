package io.longbox.api.shipping;

import org.axonframework.serialization.Revision;

/** Orders that are placed from now on are sent on these terms. */
@Revision("1")
public record ShippingMethodChanged(ShippingMethodId method, ShippingTerms terms) implements ShippingMethodEvent {}
