package io.longbox.api.shipping;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Offers a way to send parcels. A repeat with the same content changes nothing.
 *
 * @param method names it
 * @param terms what it is
 */
public record CreateShippingMethod(
        @TargetAggregateIdentifier ShippingMethodId method, ShippingTerms terms) {}
