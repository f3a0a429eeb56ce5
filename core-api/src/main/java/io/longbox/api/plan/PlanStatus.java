package io.longbox.api.plan;

/** Whether a plan can be subscribed to. */
public enum PlanStatus {
    ON_OFFER,
    RETIRED
}
