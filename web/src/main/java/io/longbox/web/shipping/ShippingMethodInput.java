package io.longbox.web.shipping;

import io.longbox.api.Money;
import io.longbox.api.shipping.Countries;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.web.input.Check;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "ShippingMethodInput")
record ShippingMethodInput(
        @Schema(example = "Standard", maxLength = ShippingTerms.LONGEST_NAME, requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String name,

        @Schema(description = "What sending an order costs", requiredMode = RequiredMode.REQUIRED) @Nullable
        MoneyJson price,

        @Schema(
                description = "An order whose items cost at least that, after any discount, is sent free; in the"
                        + " currency of the price. Left out if none is")
        @Nullable
        MoneyJson freeFrom,

        @Schema(
                description = "Where it goes, ISO 3166-1; left out or empty for everywhere",
                example = "[\"AT\", \"DE\"]")
        @Nullable
        List<@Nullable String> countries,

        @Nullable DaysJson days) {

    ShippingTerms checked() {
        Check check = new Check();
        String checkedName = check.text("name", name, ShippingTerms.LONGEST_NAME);
        Money checkedPrice = check.money("price", price);
        Money limit = freeFrom == null ? null : check.money("freeFrom", freeFrom);
        if (limit != null && !limit.currency().equals(checkedPrice.currency())) {
            check.refuse("freeFrom.currency", "must be the currency of the price");
        }
        List<String> checkedCountries = countries(check);
        DeliveryDays checkedDays = days == null ? null : days.checked(check);
        return check.thenMake(() -> new ShippingTerms(checkedName, checkedPrice, limit, checkedCountries, checkedDays));
    }

    private List<String> countries(Check check) {
        List<String> given = check.texts("countries", countries, Countries.count(), 2);
        for (int i = 0; i < given.size(); i++) {
            // One that is no text was refused before.
            if (!Countries.exists(given.get(i)) && !given.get(i).equals("-")) {
                check.refuse("countries[" + i + "]", "must be an ISO 3166-1 country code such as DE");
            }
        }
        return given;
    }
}
