package io.longbox.web;

import static io.longbox.web.Fixtures.EUR;
import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CancellationView;
import io.longbox.api.order.LineCount;
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
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStatus;
import io.longbox.api.order.RefundView;
import io.longbox.api.order.ReturnStatus;
import io.longbox.api.order.ReturnView;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order, and what may become of it. */
public final class Purchases {

    public static final OrderId ORDER = OrderId.of("77777777-7777-4777-8777-777777777777");
    public static final String ORDER_PATH = "/api/orders/" + ORDER;
    public static final RefundId REFUND = RefundId.of("88888888-8888-4888-8888-888888888888");
    public static final ShippingMethodId PARCEL = ShippingMethodId.of("99999999-9999-4999-8999-999999999999");
    public static final PlanDiscount GOLD = new PlanDiscount(PlanId.ofName("Gold"), "Gold", 10);
    public static final LineCount ONE_COPY =
            new LineCount(ReservationId.of("33333333-3333-4333-8333-333333333333"), PRODUCT, new Quantity(1));

    private Purchases() {}

    public static Money eur(long minor) {
        return new Money(minor, EUR);
    }

    public static ShippingMethodView parcel(ShippingMethodStatus status) {
        return new ShippingMethodView(
                PARCEL, new ShippingTerms("Parcel", eur(490), eur(5000), List.of("DE", "GB"), null), status, NOW, 0);
    }

    public static Address address() {
        return new Address(
                text("Ada Lovelace"), text("12 St James's Square"), null, text("SW1Y 4LB"), text("London"), null, "GB");
    }

    private static PersonalText text(String text) {
        return new PersonalText(USER, text);
    }

    public static OrderView order(OrderId id, OrderStatus status) {
        return order(id, status, "Little Nemo", null, null);
    }

    public static OrderView titled(String title) {
        return order(ORDER, OrderStatus.PAID, title, null, null);
    }

    public static OrderView fallen(OrderId id, CancellationReason reason, @Nullable DeclineReason decline) {
        return order(
                id,
                OrderStatus.CANCELLED,
                "Little Nemo",
                new CancellationView(reason, Actor.STORE, null, NOW),
                new OrderPaymentView(
                        OrderPaymentStatus.DECLINED,
                        eur(2806),
                        eur(0),
                        eur(0),
                        eur(0),
                        CardBrand.VISA,
                        "0002",
                        decline));
    }

    private static OrderView order(
            OrderId id,
            OrderStatus status,
            String title,
            @Nullable CancellationView cancellation,
            @Nullable OrderPaymentView payment) {
        boolean paid = status != OrderStatus.PLACED && status != OrderStatus.CANCELLED;
        return new OrderView(
                id,
                1001,
                USER,
                status,
                NOW,
                paid ? NOW : null,
                List.of(new OrderLineView(
                        new OrderLine(ONE_COPY.reservation(), PRODUCT, title, new Quantity(2), eur(1299)),
                        0,
                        0,
                        0,
                        0,
                        0)),
                new OrderTotals(eur(2598), eur(259), eur(490), eur(23), eur(2806)),
                GOLD,
                new ShippingChoice(PARCEL, "Parcel", eur(490), address()),
                payment != null || !paid
                        ? payment
                        : new OrderPaymentView(
                                OrderPaymentStatus.CAPTURED,
                                eur(2806),
                                eur(2806),
                                eur(0),
                                eur(0),
                                CardBrand.VISA,
                                "4242",
                                null),
                new OrderPointsView(new Points(23), Points.NONE, new Points(28), Points.NONE),
                cancellation,
                List.of(),
                List.of(),
                3);
    }

    /** With a refund that is done, and a return that led to it. */
    public static OrderView givenBack() {
        OrderView paid = order(ORDER, OrderStatus.DELIVERED);
        return new OrderView(
                paid.id(),
                paid.number(),
                paid.user(),
                paid.status(),
                paid.placedAt(),
                paid.paidAt(),
                paid.lines(),
                paid.totals(),
                paid.discount(),
                paid.shipping(),
                paid.payment(),
                paid.points(),
                null,
                List.of(new RefundView(
                        REFUND,
                        RefundCause.RETURNED,
                        RefundStatus.DONE,
                        List.of(ONE_COPY),
                        true,
                        eur(1169),
                        Points.NONE,
                        new Points(13),
                        Actor.READER,
                        "torn",
                        NOW,
                        NOW.plusSeconds(86_400))),
                List.of(new ReturnView(REFUND, ReturnStatus.ACCEPTED, List.of(ONE_COPY), "torn", null, NOW)),
                7);
    }

    public static ShipmentView shipment() {
        return new ShipmentView(
                ShipmentId.of("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"),
                ORDER,
                List.of(ONE_COPY),
                new Parcel("DHL", "0034"),
                ShipmentStatus.IN_TRANSIT,
                NOW,
                NOW,
                null,
                2);
    }
}
