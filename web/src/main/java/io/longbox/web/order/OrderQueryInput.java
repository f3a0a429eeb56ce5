package io.longbox.web.order;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.ListOrders;
import io.longbox.api.order.OrderCriteria;
import io.longbox.api.order.OrderSort;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query string of a list of orders, as it came. */
record OrderQueryInput(
        @Parameter(
                description = "Only orders that have come this far",
                schema = @Schema(implementation = OrderStatus.class))
        @Nullable
        String status,

        @Parameter(description = "Only this reader's", schema = @Schema(type = "string", format = "uuid")) @Nullable
        String user,

        @Parameter(description = "Only those with this product", schema = @Schema(type = "string", format = "uuid"))
        @Nullable
        String product,

        @Parameter(
                description = "Only those placed then or later: a day, in UTC, or a time with its offset",
                example = "2026-03-01")
        @Nullable
        String from,

        @Parameter(
                description = "Only those placed until then: on that day or before, or before that time",
                example = "2026-03-31")
        @Nullable
        String to,

        @Parameter(description = "Only the order with this number", schema = @Schema(type = "integer", minimum = "1"))
        @Nullable
        String number,

        @Parameter(
                description = "The order; with - in front the other way round. By total, one currency after the other.",
                schema =
                        @Schema(
                                type = "string",
                                defaultValue = "-placedAt",
                                allowableValues = {"placedAt", "-placedAt", "total", "-total"}))
        @Nullable
        String sort,

        @Parameter(description = "The next of the page before, with the same criteria and sort") @Nullable
        String cursor,

        @Parameter(
                description = "How many items a page holds at most",
                schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = Limit.DEFAULT))
        @Nullable
        String limit)
        implements QueryString {

    private static final Map<String, OrderSort> SORTS = Map.of(
            "-placedAt", OrderSort.NEWEST,
            "placedAt", OrderSort.OLDEST,
            "total", OrderSort.CHEAPEST,
            "-total", OrderSort.DEAREST);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /**
     * The question, and the list whose pages answer it.
     *
     * @param query what to ask
     * @param pages the cursors of this list alone
     */
    record Checked(ListOrders query, Cursor<String> pages) {}

    Checked checked() {
        Check check = Check.ofParameters();
        UUID reader = id(check, "user", user);
        return checked(check, reader == null ? null : new UserId(reader));
    }

    /** As it is for one reader: of others nothing is shown, whatever is asked for. */
    Checked checkedFor(UserId reader) {
        return checked(Check.ofParameters(), reader);
    }

    private Checked checked(Check check, @Nullable UserId reader) {
        OrderStatus checkedStatus = check.oneOf("status", status, OrderStatus.class);
        UUID checkedProduct = id(check, "product", product);
        Instant earliest = moment(check, "from", from, 0);
        Instant latest = moment(check, "to", to, 1);
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            check.refuse("from", "must not be later than to");
        }
        Long checkedNumber = number(check, "number", number, Long.MAX_VALUE);
        OrderSort order = sort(check);
        Long checkedLimit = number(check, "limit", Check.isBlank(limit) ? Limit.DEFAULT : limit, Limit.MAX);
        OrderCriteria criteria = new OrderCriteria(
                checkedStatus,
                reader,
                checkedProduct == null ? null : new ProductId(checkedProduct),
                earliest,
                latest,
                checkedNumber);
        Cursor<String> pages = pages(criteria, order);
        return check.thenMake(() -> new Checked(
                new ListOrders(
                        criteria, order, pages.decode(cursor), checkedLimit == null ? 1 : checkedLimit.intValue()),
                pages));
    }

    /** Another list has other pages: a place in one says nothing in the other. */
    private static Cursor<String> pages(OrderCriteria criteria, OrderSort sort) {
        return Cursor.ofKeys("orders", criteria + "/" + sort);
    }

    private OrderSort sort(Check check) {
        OrderSort known = Check.isBlank(sort) ? OrderSort.NEWEST : SORTS.get(sort);
        if (known == null) {
            check.refuse("sort", "must be one of " + String.join(", ", new TreeMap<>(SORTS).keySet()));
            return OrderSort.NEWEST;
        }
        return known;
    }

    private static @Nullable UUID id(Check check, String field, @Nullable String value) {
        return Check.isBlank(value) ? null : check.id(field, value);
    }

    private static @Nullable Long number(Check check, String field, @Nullable String value, long max) {
        if (Check.isBlank(value)) {
            return null;
        }
        if (value == null || !NUMBER.matcher(value).matches()) {
            check.refuse(field, "must be a whole number of at least 1");
            return null;
        }
        return check.number(field, Long.valueOf(value), 1, max);
    }

    /** A moment, or the one at which a day begins, some days later. */
    private static @Nullable Instant moment(Check check, String field, @Nullable String value, int daysLater) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!DAY.matcher(value).matches()) {
            return check.time(field, value);
        }
        try {
            return LocalDate.parse(value)
                    .plusDays(daysLater)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException noDay) {
            check.refuse(field, "must be a day such as 2026-03-01, or a time with its offset");
            return null;
        }
    }
}
