package io.longbox.web.input;

import io.longbox.api.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Money as it travels.
 *
 * @param amount in major units, as a decimal text; in a request a JSON number will do as well
 * @param currency an ISO 4217 code
 */
@Schema(name = "Money")
public record MoneyJson(
        @Schema(
                description = "Major units, with no more fraction digits than the currency has",
                example = "12.99",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonDeserialize(using = DecimalText.class)
        @Nullable
        String amount,

        @Schema(description = "ISO 4217", example = "EUR", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String currency) {

    public static MoneyJson of(Money money) {
        return of(money.amount(), money.currency());
    }

    public static MoneyJson of(BigDecimal amount, Currency currency) {
        return new MoneyJson(
                amount.setScale(currency.getDefaultFractionDigits()).toPlainString(), currency.getCurrencyCode());
    }
}
