package io.longbox.api.user;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanTerms;
import org.axonframework.serialization.Revision;

/** The next term is paid for, and is what was paid for whatever becomes of the plan. */
@Revision("1")
public record SubscriptionPrepaid(UserId user, PlanId plan, String planName, PlanTerms terms, Payment payment)
        implements UserEvent {}
