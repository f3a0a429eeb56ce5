package io.longbox.web.checkout;

import io.longbox.payments.CardDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A card as a request says it. It goes to the payment provider and nowhere else, and shows nothing of itself. */
@Schema(name = "CardInput", description = "Goes to the payment provider; the store keeps the last four digits")
record CardInput(
        @Schema(description = "13 to 19 digits", example = "4242424242424242", requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String number,

        @Schema(
                description = "The last month in which it is valid, as MM/YY",
                example = "08/31",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String expiry,

        @Schema(description = "3 or 4 digits", example = "123", requiredMode = RequiredMode.REQUIRED) @Nullable
        String code) {

    CardDetails details() {
        return new CardDetails(number, expiry, code);
    }

    @Override
    public String toString() {
        return "(a card)";
    }
}
