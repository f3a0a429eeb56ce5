package io.longbox.web.subscription;

import io.longbox.api.Money;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.Payment;
import io.longbox.web.input.Check;
import io.longbox.web.input.DecimalText;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

@Schema(name = "SubscriptionInput")
record SubscriptionInput(
        @Schema(
                description = "The plan's id, or its name in any case",
                example = "Gold",
                maxLength = PLAN_MAX,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String plan,

        @Schema(description = "When another plan than the present one begins", defaultValue = "NEXT_TERM") @Nullable
        Start from,

        @Schema(description = "Money that was received for one term of a plan whose price is in money") @Nullable
        PaymentInput payment) {

    private static final int PLAN_MAX = 100;

    /** When another plan begins. */
    @Schema(name = "SubscriptionStart")
    enum Start {
        /** With the next term. Nothing is charged now, and the present term goes on to its end. */
        NEXT_TERM,
        /** At once, at its full price. The rest of the present term is given up. */
        NOW
    }

    @Schema(name = "ReceivedPayment", description = "Money that the shop has received outside of this system")
    record PaymentInput(
            @Schema(
                    description = "What it is called there; each is used once",
                    example = "till-2026-0117",
                    maxLength = Payment.LONGEST_REFERENCE,
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String reference,

            @Schema(description = "Major units", example = "4.99", requiredMode = RequiredMode.REQUIRED)
            @JsonDeserialize(using = DecimalText.class)
            @Nullable
            String amount,

            @Schema(description = "ISO 4217", example = "EUR", requiredMode = RequiredMode.REQUIRED) @Nullable
            String currency) {}

    record Checked(PlanId plan, boolean now, @Nullable Payment payment) {}

    Checked checked() {
        Check check = new Check();
        String checkedPlan = check.text("plan", plan, PLAN_MAX);
        String reference = payment == null
                ? null
                : check.text("payment.reference", payment.reference(), Payment.LONGEST_REFERENCE);
        Money amount =
                payment == null ? null : check.money("payment", new MoneyJson(payment.amount(), payment.currency()));
        return check.thenMake(() -> new Checked(
                Check.isUuid(checkedPlan) ? PlanId.of(checkedPlan) : PlanId.ofName(checkedPlan),
                from == Start.NOW,
                reference == null || amount == null ? null : new Payment(reference, amount)));
    }
}
