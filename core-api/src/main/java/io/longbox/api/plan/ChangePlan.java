package io.longbox.api.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a term of a plan is. Terms that have begun, or are paid for, stay as they are.
 *
 * @param plan the plan
 * @param terms what a term is from now on
 * @param expectedVersion the version the caller edited, or null to overwrite whatever is there
 */
public record ChangePlan(
        @TargetAggregateIdentifier PlanId plan,
        PlanTerms terms,
        @Nullable Long expectedVersion) {}
