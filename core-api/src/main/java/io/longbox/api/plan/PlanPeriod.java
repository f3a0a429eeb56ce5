package io.longbox.api.plan;

/** How long one term of a plan lasts, in calendar months. */
public enum PlanPeriod {
    MONTHLY(1),
    QUARTERLY(3),
    YEARLY(12);

    private final int months;

    PlanPeriod(int months) {
        this.months = months;
    }

    public int months() {
        return months;
    }
}
