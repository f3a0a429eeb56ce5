package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import org.axonframework.serialization.Revision;

/** The next term is of this plan, and will follow even if the subscription was cancelled before. */
@Revision("1")
public record SubscriptionSwitched(UserId user, PlanId plan, String planName) implements UserEvent {}
