package io.longbox.web.order;

import io.longbox.api.order.FindRevenue;
import io.longbox.api.order.RevenueBy;
import io.longbox.web.input.Check;
import io.longbox.web.input.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query string of a question for revenue, as it came. */
record RevenueInput(
        @Parameter(
                description = "What it is added up by",
                schema =
                        @Schema(
                                type = "string",
                                defaultValue = "day",
                                allowableValues = {"day", "product", "state"}))
        @Nullable
        String by,

        @Parameter(description = "The first day, in UTC", schema = @Schema(type = "string", format = "date")) @Nullable
        String from,

        @Parameter(description = "The last day, in UTC", schema = @Schema(type = "string", format = "date")) @Nullable
        String to)
        implements QueryString {

    private static final Map<String, RevenueBy> BY =
            Map.of("day", RevenueBy.DAY, "product", RevenueBy.PRODUCT, "state", RevenueBy.STATE);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    FindRevenue checked() {
        Check check = Check.ofParameters();
        RevenueBy key = by == null || by.isBlank() ? RevenueBy.DAY : BY.get(by);
        if (key == null) {
            check.refuse("by", "must be one of day, product, state");
        }
        LocalDate first = day(check, "from", from);
        LocalDate last = day(check, "to", to);
        if (first != null && last != null && first.isAfter(last)) {
            check.refuse("from", "must not be later than to");
        }
        return check.thenMake(() -> new FindRevenue(key == null ? RevenueBy.DAY : key, first, last));
    }

    private static @Nullable LocalDate day(Check check, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeParseException noDay) {
            // Refused below.
        }
        check.refuse(field, "must be a day such as 2026-03-01");
        return null;
    }
}
