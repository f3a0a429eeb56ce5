package io.longbox.api.plan;

/** Asks for one plan, retired or not; answers a {@link PlanView}, or nothing. */
public record FindPlan(PlanId plan) {}
