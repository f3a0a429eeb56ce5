package io.longbox.api.plan;

import org.axonframework.serialization.Revision;

/** A plan is on offer, for the first time or again. */
@Revision("1")
public record PlanCreated(PlanId plan, String name, PlanTerms terms) implements PlanEvent {}
