package io.longbox.api.shipping;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a shipping method off the offer, for good. Orders that were placed stay as they are. Retiring twice changes
 * nothing.
 *
 * @param method the method
 * @param expectedVersion the version the caller saw, or null for any
 */
public record RetireShippingMethod(
        @TargetAggregateIdentifier ShippingMethodId method,
        @Nullable Long expectedVersion) {}
