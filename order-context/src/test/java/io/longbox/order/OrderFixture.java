package io.longbox.order;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.UserId;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** An order of three copies of one comic at 10 euros and two of another at 5, sent for 4: 44 euros. */
public final class OrderFixture {

    public static final Currency EURO = Currency.getInstance("EUR");
    public static final OrderId ORDER = new OrderId(new UUID(1, 1));
    public static final UserId READER = new UserId(new UUID(2, 1));
    public static final ProductId NEMO = new ProductId(new UUID(3, 1));
    public static final ProductId KAT = new ProductId(new UUID(3, 2));
    public static final TokenisedCard CARD = new TokenisedCard("tok_1", CardBrand.VISA, "4242");
    public static final OrderLine NEMOS = new OrderLine(line(1), NEMO, "Little Nemo", new Quantity(3), euros(1000));
    public static final OrderLine KATS = new OrderLine(line(2), KAT, "Krazy Kat", new Quantity(2), euros(500));
    public static final List<OrderLine> LINES = List.of(NEMOS, KATS);
    public static final Parcel PARCEL = new Parcel("Night Mail", "NM 1");
    public static final OrderProperties PROPERTIES =
            new OrderProperties(1, Duration.ofSeconds(60), Duration.ofSeconds(10), 5);

    private OrderFixture() {}

    public static ReservationId line(int n) {
        return new ReservationId(new UUID(4, n));
    }

    public static RefundId refund(int n) {
        return new RefundId(new UUID(5, n));
    }

    public static ShipmentId shipment(int n) {
        return new ShipmentId(new UUID(6, n));
    }

    public static Money euros(long cents) {
        return new Money(cents, EURO);
    }

    public static LineCount nemos(int copies) {
        return new LineCount(line(1), NEMO, new Quantity(copies));
    }

    public static LineCount kats(int copies) {
        return new LineCount(line(2), KAT, new Quantity(copies));
    }

    public static ItemCount of(ProductId product, int copies) {
        return new ItemCount(product, new Quantity(copies));
    }

    public static ShippingChoice shipping() {
        PersonalText text = new PersonalText(READER, "a text");
        return new ShippingChoice(
                new ShippingMethodId(new UUID(7, 1)),
                "Standard",
                euros(400),
                new Address(text, text, null, text, text, null, "DE"));
    }

    /**
     * @param percent of discount, or 0
     * @param points paid with, worth a cent each, or 0
     */
    public static CheckoutTerms terms(int percent, int points, @Nullable TokenisedCard card) {
        return new CheckoutTerms(
                shipping(),
                percent == 0 ? null : new PlanDiscount(PlanId.ofName("Gold"), "Gold", percent),
                points == 0 ? null : new PointsPayment(new Points(points), euros(points)),
                card);
    }

    public static CheckoutTerms byCard() {
        return terms(0, 0, CARD);
    }

    public static OrderPlaced placed(CheckoutTerms terms) {
        OrderTotals totals = OrderTotals.of(LINES, terms);
        return new OrderPlaced(
                ORDER, 17, READER, LINES, terms, totals, new Points(totals.due().minor() / 100));
    }

    public static OrderPlaced placed() {
        return placed(byCard());
    }

    public static OrderPaid paid(CheckoutTerms terms) {
        OrderPlaced placed = placed(terms);
        return new OrderPaid(ORDER, READER, placed.totals().due(), placed.reward());
    }

    public static OrderPaid paid() {
        return paid(byCard());
    }

    public static Matcher<RefusedException> refusal(Refusal.Code code, String detail, @Nullable String field) {
        Refusal expected = new Refusal(code, detail, field);
        return new CustomTypeSafeMatcher<>(expected.toString()) {
            @Override
            protected boolean matchesSafely(RefusedException refused) {
                return refused.refusal().equals(expected);
            }
        };
    }
}
