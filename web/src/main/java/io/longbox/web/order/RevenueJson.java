package io.longbox.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.order.Revenue;
import io.longbox.api.order.RevenueRow;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Revenue", description = "A row for each key and currency")
record RevenueJson(List<Row> items) {

    @Schema(name = "RevenueRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Schema(description = "A day, the id of a product, or the status of orders", example = "2026-03-01")
            String key,

            @Schema(description = "What the product is called") @Nullable
            String title,

            @Schema(example = "EUR") String currency,

            @Schema(description = "How many were paid for; by state, how many were placed", example = "12")
            long orders,

            @Schema(description = "How many copies were paid for", example = "30")
            long items,

            @Schema(description = "What they cost, before any discount")
            MoneyJson gross,

            @Schema(description = "What plans took off that")
            MoneyJson discount,

            MoneyJson shipping,

            @Schema(description = "What the points were worth that were paid with")
            MoneyJson points,

            @Schema(description = "Taken from cards") MoneyJson captured,

            @Schema(description = "Gone back to cards") MoneyJson refunded,

            @Schema(description = "Taken back by the cardholders' banks")
            MoneyJson chargedBack,

            @Schema(
                    description = "What stays: captured without refunded and charged back; negative where more went"
                            + " than came")
            MoneyJson net) {

        static Row of(RevenueRow row) {
            return new Row(
                    row.key(),
                    row.title(),
                    row.currency().getCurrencyCode(),
                    row.orders(),
                    row.copies(),
                    money(row.gross(), row.currency()),
                    money(row.discount(), row.currency()),
                    money(row.shipping(), row.currency()),
                    money(row.points(), row.currency()),
                    money(row.captured(), row.currency()),
                    money(row.refunded(), row.currency()),
                    money(row.chargedBack(), row.currency()),
                    money(row.net(), row.currency()));
        }

        private static MoneyJson money(long minor, Currency currency) {
            return MoneyJson.of(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()), currency);
        }
    }

    static RevenueJson of(Revenue revenue) {
        return new RevenueJson(revenue.items().stream().map(Row::of).toList());
    }
}
