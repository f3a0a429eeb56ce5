package io.longbox.web.checkout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.Money;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.shipping.DeliveryDays;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.web.input.MoneyJson;
import io.longbox.web.order.OrderJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Quote", description = "What a cart would cost")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuoteJson(
        @Schema(example = "EUR") String currency,
        MoneyJson items,
        MoneyJson discount,

        @Schema(description = "Why something is taken off; absent if nothing is")
        OrderJson.@Nullable Discount plan,

        @Schema(description = "Absent while no method is chosen; then it is not in the total either") @Nullable
        MoneyJson shipping,

        PointsWorth points,
        MoneyJson total,

        @Schema(description = "What is left for the card") MoneyJson due,

        @Schema(description = "The ways to send it, and what each would cost")
        List<Method> methods) {

    @Schema(name = "QuotedPoints")
    record PointsWorth(
            @Schema(example = "100") long amount,
            MoneyJson worth,

            @Schema(description = "How many the reader has", example = "250")
            long balance) {}

    @Schema(name = "QuotedMethod")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Method(
            UUID id,
            @Schema(example = "Parcel") String name,
            MoneyJson price,
            @Nullable Days days) {

        static Method of(ShippingMethodView method, Money price) {
            DeliveryDays days = method.terms().days();
            return new Method(
                    method.id().value(),
                    method.terms().name(),
                    MoneyJson.of(price),
                    days == null ? null : new Days(days.from(), days.to()));
        }
    }

    @Schema(name = "QuotedDays")
    record Days(
            @Schema(example = "1") int from,
            @Schema(example = "3") int to) {}

    static QuoteJson of(
            Price price,
            OrderTotals totals,
            boolean shipped,
            @Nullable PointsPayment points,
            long balance,
            List<Method> methods) {
        return new QuoteJson(
                totals.items().currency().getCurrencyCode(),
                MoneyJson.of(totals.items()),
                MoneyJson.of(totals.discount()),
                price.discount() == null ? null : OrderJson.Discount.of(price.discount()),
                shipped ? MoneyJson.of(totals.shipping()) : null,
                new PointsWorth(points == null ? 0 : points.points().value(), MoneyJson.of(totals.points()), balance),
                MoneyJson.of(totals.total()),
                MoneyJson.of(totals.due()),
                methods);
    }
}
