package io.longbox.query;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.PaymentAuthorised;
import io.longbox.api.payment.PaymentCaptured;
import io.longbox.api.payment.PaymentRefunded;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.UserId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order, and the events that tell of it. */
public final class Purchase {

    public static final Currency EUR = Currency.getInstance("EUR");
    public static final TokenisedCard CARD = new TokenisedCard("tok", CardBrand.VISA, "4242");
    public static final ShippingMethodId PARCEL =
            new ShippingMethodId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    public final OrderId order = new OrderId(UUID.randomUUID());
    public final UserId user;
    private final Currency currency;
    private final List<OrderLine> lines = new ArrayList<>();
    private long number = 1;
    private long shipping;
    private @Nullable PlanDiscount discount;
    private @Nullable PointsPayment points;

    private Purchase(UserId user, Currency currency) {
        this.user = user;
        this.currency = currency;
    }

    public static Purchase of(UserId user) {
        return new Purchase(user, EUR);
    }

    public static Purchase in(Currency currency, UserId user) {
        return new Purchase(user, currency);
    }

    public Purchase number(long number) {
        this.number = number;
        return this;
    }

    public Purchase line(ProductId product, int copies, long price) {
        lines.add(new OrderLine(
                new ReservationId(UUID.randomUUID()),
                product,
                "Title " + (lines.size() + 1),
                new Quantity(copies),
                money(price)));
        return this;
    }

    public Purchase shipping(long price) {
        shipping = price;
        return this;
    }

    public Purchase discount(int percent) {
        discount = new PlanDiscount(PlanId.ofName("Gold"), "Gold", percent);
        return this;
    }

    public Purchase points(long count) {
        points = new PointsPayment(new Points(count), money(count));
        return this;
    }

    public Money money(long minor) {
        return new Money(minor, currency);
    }

    public OrderLine line(int index) {
        return lines.get(index);
    }

    public LineCount count(int index, int copies) {
        return new LineCount(line(index).reservation(), line(index).product(), new Quantity(copies));
    }

    public CheckoutTerms terms() {
        Address address = new Address(
                text("Ada Lovelace"), text("12 St James's Square"), null, text("SW1Y 4LB"), text("London"), null, "GB");
        return new CheckoutTerms(
                new ShippingChoice(PARCEL, "Parcel", money(shipping), address), discount, points, CARD);
    }

    private PersonalText text(String text) {
        return new PersonalText(user, text);
    }

    public OrderTotals totals() {
        return OrderTotals.of(lines, terms());
    }

    public OrderPlaced placed() {
        return new OrderPlaced(order, number, user, List.copyOf(lines), terms(), totals(), new Points(7));
    }

    public AuthorisationRequested authorisationRequested() {
        return new AuthorisationRequested(order, user, totals().due(), CARD);
    }

    public PaymentAuthorised authorised() {
        return new PaymentAuthorised(order, "ref", totals().due());
    }

    public PaymentCaptured captured() {
        return new PaymentCaptured(order, totals().due());
    }

    public OrderPaid paid() {
        return new OrderPaid(order, user, totals().due(), new Points(7));
    }

    /** All of it, until it is paid. */
    public Object[] bought() {
        return new Object[] {placed(), authorisationRequested(), authorised(), captured(), paid()};
    }

    public OrderCancelled cancelled(CancellationReason reason, Actor by) {
        return new OrderCancelled(order, user, reason, by, null);
    }

    public RefundStarted refundStarted(
            RefundId refund, RefundCause cause, OrderStatus status, long money, LineCount... counts) {
        return new RefundStarted(
                order,
                refund,
                user,
                cause,
                List.of(counts),
                true,
                money(money),
                new Points(3),
                new Points(2),
                status,
                Actor.READER,
                "changed my mind");
    }

    public PaymentRefunded refunded(RefundId refund, long money) {
        return new PaymentRefunded(order, refund, money(money));
    }

    public RefundCompleted refundCompleted(RefundId refund, OrderStatus status) {
        return new RefundCompleted(order, refund, true, status);
    }
}
