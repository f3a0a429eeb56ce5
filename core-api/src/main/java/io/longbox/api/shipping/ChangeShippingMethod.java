package io.longbox.api.shipping;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a shipping method is. Orders that were placed stay as they are.
 *
 * @param method the method
 * @param terms what it is from now on
 * @param expectedVersion the version the caller edited, or null to overwrite whatever is there
 */
public record ChangeShippingMethod(
        @TargetAggregateIdentifier ShippingMethodId method,
        ShippingTerms terms,
        @Nullable Long expectedVersion) {}
