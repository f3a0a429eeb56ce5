package io.longbox.web.plan;

import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "PlanInput")
record PlanInput(
        @Schema(
                description = "No two plans have the same, whatever its case. It does not change",
                example = "Gold",
                maxLength = NAME_MAX)
        @Nullable
        String name,

        @Schema(example = "MONTHLY", requiredMode = RequiredMode.REQUIRED) @Nullable
        PlanPeriod period,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        PriceJson price,

        @Nullable BenefitsJson benefits) {

    private static final int NAME_MAX = 100;

    /** A plan by its name. */
    record Named(PlanId id, String name, PlanTerms terms) {}

    Named checked() {
        Check check = new Check();
        String checkedName = check.text("name", name, NAME_MAX);
        PlanTerms terms = terms(check);
        return check.thenMake(() -> new Named(PlanId.ofName(checkedName), checkedName, terms));
    }

    /** The terms alone; a name that is sent with them must be the plan's own. */
    PlanTerms checkedFor(PlanId plan) {
        Check check = new Check();
        String checkedName = check.optionalText("name", name, NAME_MAX);
        if (checkedName != null && !PlanId.ofName(checkedName).equals(plan)) {
            check.refuse("name", "must be left as it is");
        }
        PlanTerms terms = terms(check);
        return check.thenMake(() -> terms);
    }

    private PlanTerms terms(Check check) {
        PlanPeriod checkedPeriod = check.required("period", period, PlanPeriod.MONTHLY);
        PriceJson given = check.required("price", price, new PriceJson(0L, null, null));
        PlanPrice checkedPrice = given.checked(check);
        PlanBenefits checkedBenefits = benefits == null ? PlanBenefits.NONE : benefits.checked(check);
        return new PlanTerms(checkedPeriod, checkedPrice, checkedBenefits);
    }
}
