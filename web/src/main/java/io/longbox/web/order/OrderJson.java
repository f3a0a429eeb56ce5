package io.longbox.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CancellationView;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderLineView;
import io.longbox.api.order.OrderPaymentStatus;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderPointsView;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.web.input.MoneyJson;
import io.longbox.web.shipping.AddressJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the API shows it. One whose view does not show it yet has an id and a status, and nothing else. */
@Schema(name = "Order")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderJson(
        UUID id,

        @Schema(description = "What readers call it by", example = "1001") @Nullable
        Long number,

        @Nullable UUID userId,
        OrderStatus status,
        @Nullable Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable List<Item> items,
        @Nullable Totals totals,

        @Schema(description = "What the reader's plan takes off") @Nullable
        Discount discount,

        @Nullable Shipping shipping,

        @Schema(description = "How it is paid by card; absent if no card was ever charged") @Nullable
        Payment payment,

        @Nullable PointsUsed points,

        @Schema(description = "Why it was given up before it was paid for") @Nullable
        Cancellation cancellation,

        @Nullable List<RefundJson> refunds,
        @Nullable List<ReturnJson> returns,

        @Schema(description = "Its parcels, the oldest first; not in lists of orders") @Nullable
        List<Parcel> shipments) {

    @Schema(name = "OrderItem", description = "Copies that were bought together, and how many of them became what")
    public record Item(
            UUID productId,

            @Schema(description = "What it was called when it was bought", example = "Little Nemo in Slumberland")
            String title,

            @Schema(example = "2") int quantity,
            MoneyJson unitPrice,
            MoneyJson lineTotal,
            @Schema(example = "0") int cancelled,
            @Schema(example = "2") int shipped,
            @Schema(example = "2") int delivered,
            @Schema(example = "1") int returned,

            @Schema(description = "Lost on their way", example = "0")
            int lost) {

        static Item of(OrderLineView view) {
            OrderLine line = view.line();
            return new Item(
                    line.product().value(),
                    line.title(),
                    line.quantity().value(),
                    MoneyJson.of(line.unitPrice()),
                    MoneyJson.of(line.price()),
                    view.cancelled(),
                    view.shipped(),
                    view.delivered(),
                    view.returned(),
                    view.lost());
        }
    }

    @Schema(name = "OrderTotals", description = "What it costs; due is what is left for the card")
    public record Totals(
            MoneyJson items,
            MoneyJson discount,
            MoneyJson shipping,

            @Schema(description = "What the points are worth that it is paid with")
            MoneyJson points,

            MoneyJson total,
            MoneyJson due) {

        public static Totals of(OrderTotals totals) {
            return new Totals(
                    MoneyJson.of(totals.items()),
                    MoneyJson.of(totals.discount()),
                    MoneyJson.of(totals.shipping()),
                    MoneyJson.of(totals.points()),
                    MoneyJson.of(totals.total()),
                    MoneyJson.of(totals.due()));
        }
    }

    @Schema(name = "OrderDiscount")
    public record Discount(
            @Schema(example = "Gold") String plan,
            @Schema(example = "10") int percent) {

        public static Discount of(PlanDiscount discount) {
            return new Discount(discount.planName(), discount.percent());
        }
    }

    @Schema(name = "OrderShipping")
    public record Shipping(
            UUID methodId, @Schema(example = "Parcel") String name, MoneyJson price, AddressJson address) {

        static Shipping of(ShippingChoice choice) {
            return new Shipping(
                    choice.method().value(),
                    choice.name(),
                    MoneyJson.of(choice.price()),
                    AddressJson.of(choice.address()));
        }
    }

    @Schema(name = "OrderPayment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(
            OrderPaymentStatus status,
            MoneyJson amount,
            MoneyJson captured,
            MoneyJson refunded,
            MoneyJson chargedBack,
            Card card,
            @Nullable DeclineReason declineReason) {

        static Payment of(OrderPaymentView payment) {
            return new Payment(
                    payment.status(),
                    MoneyJson.of(payment.amount()),
                    MoneyJson.of(payment.captured()),
                    MoneyJson.of(payment.refunded()),
                    MoneyJson.of(payment.chargedBack()),
                    new Card(payment.brand(), payment.lastFour()),
                    payment.declineReason());
        }
    }

    @Schema(name = "OrderCard")
    public record Card(
            CardBrand brand, @Schema(example = "4242") String lastFour) {}

    @Schema(name = "OrderPoints", description = "What it did to the reader's points")
    public record PointsUsed(
            @Schema(description = "Paid with", example = "0")
            long spent,

            @Schema(description = "Of those, gone back", example = "0")
            long returned,

            @Schema(description = "Earned with it; before the plan's multiplier until they are there", example = "25")
            long reward,

            @Schema(description = "Of those, taken away again", example = "0")
            long revoked) {

        static PointsUsed of(OrderPointsView points) {
            return new PointsUsed(
                    points.spent().value(),
                    points.returned().value(),
                    points.reward().value(),
                    points.revoked().value());
        }
    }

    @Schema(name = "OrderCancellation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cancellation(
            CancellationReason reason, Actor by, @Nullable String note, Instant at) {

        static Cancellation of(CancellationView cancellation) {
            return new Cancellation(cancellation.reason(), cancellation.by(), cancellation.note(), cancellation.at());
        }
    }

    @Schema(name = "OrderParcel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parcel(
            UUID id,
            ShipmentStatus status,
            @Schema(example = "DHL") String carrier,

            @Schema(example = "00340434161094042557") @Nullable
            String trackingNumber,

            List<ItemJson> items) {

        static Parcel of(ShipmentView shipment) {
            return new Parcel(
                    shipment.id().value(),
                    shipment.status(),
                    shipment.parcel().carrier(),
                    shipment.parcel().trackingNumber(),
                    ItemJson.of(shipment.items()));
        }
    }

    /** As lists show it, without its parcels. */
    static OrderJson of(OrderView order) {
        return of(order, null);
    }

    /**
     * @param shipments its parcels, or null if they are not shown
     */
    public static OrderJson of(OrderView order, @Nullable List<ShipmentView> shipments) {
        PlanDiscount discount = order.discount();
        OrderPaymentView payment = order.payment();
        CancellationView cancellation = order.cancellation();
        return new OrderJson(
                order.id().value(),
                order.number(),
                order.user().value(),
                order.status(),
                order.placedAt(),
                order.paidAt(),
                order.lines().stream().map(Item::of).toList(),
                Totals.of(order.totals()),
                discount == null ? null : Discount.of(discount),
                Shipping.of(order.shipping()),
                payment == null ? null : Payment.of(payment),
                PointsUsed.of(order.points()),
                cancellation == null ? null : Cancellation.of(cancellation),
                order.refunds().stream().map(RefundJson::of).toList(),
                order.returns().stream().map(ReturnJson::of).toList(),
                shipments == null ? null : shipments.stream().map(Parcel::of).toList());
    }

    /** One that is placed, and whose view does not show it yet. */
    public static OrderJson placed(OrderId order) {
        return new OrderJson(
                order.value(),
                null,
                null,
                OrderStatus.PLACED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
