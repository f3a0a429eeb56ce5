package io.longbox.api.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a plan off the offer. Terms that have begun, or are paid for, go on to their end. Retiring twice changes nothing.
 *
 * @param plan the plan
 * @param expectedVersion the version the caller saw, or null for any
 */
public record RetirePlan(
        @TargetAggregateIdentifier PlanId plan, @Nullable Long expectedVersion) {}
