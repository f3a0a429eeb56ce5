package io.longbox.api.plan;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the plans on offer in the order of their ids; answers a {@link PlanPage}.
 *
 * @param after the last plan of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListPlans(@Nullable PlanId after, int limit) {}
