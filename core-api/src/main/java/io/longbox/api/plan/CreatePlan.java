package io.longbox.api.plan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Offers a plan, or offers a retired one again. A repeat with the same content changes nothing.
 *
 * @param plan the plan by this name: see {@link PlanId#ofName}
 * @param name what it is called
 * @param terms what a term of it is
 */
public record CreatePlan(@TargetAggregateIdentifier PlanId plan, String name, PlanTerms terms) {}
