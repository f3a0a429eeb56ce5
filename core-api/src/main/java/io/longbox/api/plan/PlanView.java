package io.longbox.api.plan;

import io.longbox.api.Versioned;
import java.time.Instant;

/** A plan as others see it. */
public record PlanView(PlanId id, String name, PlanTerms terms, PlanStatus status, Instant createdAt, long version)
        implements Versioned {}
