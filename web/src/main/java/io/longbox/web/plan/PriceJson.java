package io.longbox.web.plan;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.plan.PlanPrice;
import io.longbox.web.input.Check;
import io.longbox.web.input.DecimalText;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a term costs, as it travels: points, or money. */
@Schema(name = "PlanPrice", description = "Points, or an amount in a currency")
record PriceJson(
        @Schema(description = "Taken from the balance when a term begins", example = "100") @Nullable
        Long points,

        @Schema(description = "Major units; to be paid before a term begins", example = "4.99")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable
        String amount,

        @Schema(description = "ISO 4217", example = "EUR") @Nullable
        String currency) {

    static PriceJson of(PlanPrice price) {
        Points points = price.points();
        Money money = price.money();
        MoneyJson shown = money == null ? null : MoneyJson.of(money);
        return new PriceJson(
                points == null ? null : points.value(),
                shown == null ? null : shown.amount(),
                shown == null ? null : shown.currency());
    }

    PlanPrice checked(Check check) {
        boolean inMoney = amount != null || currency != null;
        if (inMoney == (points != null)) {
            check.refuse("price", "must be in points, or an amount in a currency");
            return PlanPrice.of(Points.NONE);
        }
        if (!inMoney) {
            return PlanPrice.of(new Points(check.number("price.points", points, 0, Points.MAX)));
        }
        Money money = check.money("price", new MoneyJson(amount, currency));
        if (amount != null && money.equals(Money.zero(money.currency()))) {
            check.refuse("price.amount", "must be more than 0; a plan that costs nothing costs 0 points");
        }
        return PlanPrice.of(new Money(Math.max(money.minor(), 1), money.currency()));
    }
}
