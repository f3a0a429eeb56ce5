package io.longbox.api.shipping;

import io.longbox.api.Versioned;
import java.time.Instant;

/** A shipping method as others see it. */
public record ShippingMethodView(
        ShippingMethodId id, ShippingTerms terms, ShippingMethodStatus status, Instant createdAt, long version)
        implements Versioned {}
