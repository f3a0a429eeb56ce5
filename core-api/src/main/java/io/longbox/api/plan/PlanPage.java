package io.longbox.api.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some plans; next is the id to go on after, or null at the end. */
public record PlanPage(List<PlanView> items, @Nullable PlanId next) {}
