package io.longbox.api.plan;

/**
 * What a term of a plan is: its length, its price and what comes with it.
 *
 * @param period how long it lasts
 * @param price what it costs
 * @param benefits what comes with it
 */
public record PlanTerms(PlanPeriod period, PlanPrice price, PlanBenefits benefits) {}
