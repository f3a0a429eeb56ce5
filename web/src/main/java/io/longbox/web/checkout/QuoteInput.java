package io.longbox.web.checkout;

import io.longbox.api.Points;
import io.longbox.api.shipping.Countries;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.web.input.Check;
import io.longbox.web.input.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query string of a question for a price, as it came. */
record QuoteInput(
        @Parameter(
                description = "The id of a shipping method; without it nothing is added for shipping",
                schema = @Schema(type = "string", format = "uuid"))
        @Nullable
        String shippingMethod,

        @Parameter(description = "How many points to pay with", schema = @Schema(type = "integer", minimum = "0"))
        @Nullable
        String points,

        @Parameter(description = "Where to, by ISO 3166-1: then only methods that go there are shown", example = "DE")
        @Nullable
        String country)
        implements QueryString {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * What is asked, in itself without fault.
     *
     * @param method by which method, or null
     * @param points the points to pay with, maybe none
     * @param country where to, or null
     */
    record Question(
            @Nullable ShippingMethodId method,
            Points points,
            @Nullable String country) {}

    Question checked() {
        Check check = Check.ofParameters();
        UUID method = Check.isBlank(shippingMethod) ? null : check.id("shippingMethod", shippingMethod);
        long paid = checkedPoints(check);
        if (country != null && !country.isBlank() && !Countries.exists(country)) {
            check.refuse("country", "must be an ISO 3166-1 country code such as DE");
        }
        return check.thenMake(() -> new Question(
                method == null ? null : new ShippingMethodId(method),
                new Points(paid),
                Check.isBlank(country) ? null : country));
    }

    private long checkedPoints(Check check) {
        if (points == null || points.isBlank()) {
            return 0;
        }
        if (!NUMBER.matcher(points).matches()) {
            check.refuse("points", "must be a whole number of at least 0");
            return 0;
        }
        return check.number("points", Long.valueOf(points), 0, Points.MAX);
    }
}
