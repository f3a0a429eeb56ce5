package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import org.axonframework.serialization.Revision;

/** The last term is over. */
@Revision("1")
public record SubscriptionEnded(UserId user, PlanId plan, String planName, long term, SubscriptionEndReason reason)
        implements UserEvent {}
