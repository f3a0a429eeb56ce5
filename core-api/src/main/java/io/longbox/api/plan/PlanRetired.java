package io.longbox.api.plan;

import org.axonframework.serialization.Revision;

/** A plan is not on offer any more. */
@Revision("1")
public record PlanRetired(PlanId plan) implements PlanEvent {}
