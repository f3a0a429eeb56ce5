package io.longbox.api.plan;

/** What can happen to a plan. */
public sealed interface PlanEvent permits PlanCreated, PlanChanged, PlanRetired {

    PlanId plan();
}
