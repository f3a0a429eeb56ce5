package io.longbox.web.plan;

import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanStatus;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.plan.PlanView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "Plan")
record PlanJson(
        UUID id,
        @Schema(example = "Gold") @Nullable String name,
        PlanPeriod period,
        PriceJson price,
        BenefitsJson benefits,
        PlanStatus status,
        @Nullable Instant createdAt) {

    static PlanJson of(PlanView plan) {
        return of(plan.id(), plan.name(), plan.terms(), plan.status(), plan.createdAt());
    }

    static PlanJson of(
            PlanId id, @Nullable String name, PlanTerms terms, PlanStatus status, @Nullable Instant createdAt) {
        return new PlanJson(
                id.value(),
                name,
                terms.period(),
                PriceJson.of(terms.price()),
                BenefitsJson.of(terms.benefits()),
                status,
                createdAt);
    }
}
