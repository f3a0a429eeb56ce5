package io.longbox.web.plan;

import io.longbox.api.plan.PlanBenefits;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes with a term, as it travels. */
@Schema(name = "PlanBenefits")
public record BenefitsJson(
        @Schema(description = "Asking for a product before its drop is open to everybody", defaultValue = "false")
        @Nullable
        Boolean earlyAccess,

        @Schema(
                description = "What earned points are multiplied by, with at most two decimals",
                example = "1.5",
                minimum = "1",
                maximum = "100",
                defaultValue = "1")
        @Nullable
        BigDecimal pointsMultiplier,

        @Schema(description = "Reading chapters that are in plans", defaultValue = "false") @Nullable
        Boolean chaptersIncluded,

        @Schema(
                description = "What is taken off the price of what is ordered, in percent; left out for nothing",
                example = "10",
                minimum = "1",
                maximum = "100")
        @Nullable
        Long discountPercent) {

    private static final BigDecimal MAX = BigDecimal.valueOf(100);

    public static BenefitsJson of(PlanBenefits benefits) {
        Integer discount = benefits.discountPercent();
        return new BenefitsJson(
                benefits.earlyAccess(),
                benefits.pointsMultiplier(),
                benefits.chaptersIncluded(),
                discount == null ? null : discount.longValue());
    }

    PlanBenefits checked(Check check) {
        BigDecimal multiplier = check.rule(
                "benefits.pointsMultiplier",
                pointsMultiplier,
                value -> isMultiplier(value) ? value : null,
                "must lie between 1 and 100, with at most two decimals");
        Integer discount = discountPercent == null
                ? null
                : (int) check.number("benefits.discountPercent", discountPercent, 1, 100);
        return new PlanBenefits(
                Boolean.TRUE.equals(earlyAccess),
                Objects.requireNonNullElse(multiplier, BigDecimal.ONE),
                Boolean.TRUE.equals(chaptersIncluded),
                discount);
    }

    /** The range first: only then is it a number of moderate length. */
    private static boolean isMultiplier(BigDecimal value) {
        return value.compareTo(BigDecimal.ONE) >= 0
                && value.compareTo(MAX) <= 0
                && value.stripTrailingZeros().scale() <= 2;
    }
}
