package io.longbox.web.subscription;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanView;
import io.longbox.api.user.SubscriptionView;
import io.longbox.web.plan.BenefitsJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reader's subscription, as the API shows one. Without one, all but the status is null. */
@Schema(name = "Subscription")
public record SubscriptionJson(
        @Schema(description = "How long a term lasts; NIL without a subscription", example = "MONTHLY")
        Status status,

        @Schema(description = "The id of the plan") @Nullable
        UUID plan,

        @Schema(example = "Gold") @Nullable String planName,

        @Schema(description = "When the present term began") @Nullable
        Instant from,

        @Schema(description = "When the present term ends, and its benefits with it") @Nullable
        Instant until,

        @Schema(
                description =
                        "Whether another term follows: one that costs money only if it is paid before the present one"
                                + " ends")
        @Nullable
        Boolean renews,

        @Schema(description = "The id of the next term's plan, if it is another one") @Nullable
        UUID next,

        @Schema(description = "Whether the next term is paid for already") @Nullable
        Boolean prepaid,

        @Nullable BenefitsJson benefits) {

    private static final SubscriptionJson NIL =
            new SubscriptionJson(Status.NIL, null, null, null, null, null, null, null, null);

    /** The length of a term, or none. */
    @Schema(name = "SubscriptionStatus")
    public enum Status {
        NIL,
        MONTHLY,
        QUARTERLY,
        YEARLY;

        static Status of(PlanPeriod period) {
            return switch (period) {
                case MONTHLY -> MONTHLY;
                case QUARTERLY -> QUARTERLY;
                case YEARLY -> YEARLY;
            };
        }
    }

    public static SubscriptionJson of(@Nullable SubscriptionView subscription) {
        if (subscription == null) {
            return NIL;
        }
        PlanId next = subscription.next();
        return new SubscriptionJson(
                Status.of(subscription.terms().period()),
                subscription.plan().value(),
                subscription.planName(),
                subscription.from(),
                subscription.until(),
                subscription.renews(),
                next == null ? null : next.value(),
                subscription.prepaid(),
                BenefitsJson.of(subscription.terms().benefits()));
    }

    /** One that has begun, and that the views do not show yet. */
    static SubscriptionJson beginning(PlanView plan) {
        return new SubscriptionJson(
                Status.of(plan.terms().period()),
                plan.id().value(),
                plan.name(),
                null,
                null,
                true,
                null,
                false,
                BenefitsJson.of(plan.terms().benefits()));
    }
}
