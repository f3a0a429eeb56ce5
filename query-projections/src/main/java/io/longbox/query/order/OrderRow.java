package io.longbox.query.order;

import io.longbox.api.Money;
import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CancellationView;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPaymentStatus;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderPointsView;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.PlanDiscount;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.ReturnRejected;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.payment.AuthorisationRequested;
import io.longbox.api.payment.CardBrand;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.plan.PlanId;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * All of an order in one row. Its payment and its reader's points come from streams of their own, so it knows how far it
 * has followed each of them.
 */
@Entity
@Table(name = "orders")
class OrderRow extends FollowingRow {

    @Id
    private UUID id;

    @Column(name = "payment_version")
    private long paymentVersion = NOTHING_SEEN;

    @Column(name = "points_version")
    private long pointsVersion = NOTHING_SEEN;

    private long number;

    @Column(name = "user_id")
    private UUID user;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PLACED;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Column(name = "paid_at")
    private @Nullable Instant paidAt;

    private Currency currency;

    @Column(name = "items_minor")
    private long items;

    @Column(name = "discount_minor")
    private long discount;

    @Column(name = "shipping_minor")
    private long shipping;

    @Column(name = "points_minor")
    private long points;

    @Column(name = "due_minor")
    private long due;

    @Column(name = "total_minor")
    private long total;

    @Column(name = "plan_id")
    private @Nullable UUID plan;

    @Column(name = "plan_name")
    private @Nullable String planName;

    @Column(name = "discount_percent")
    private @Nullable Integer percent;

    @Column(name = "method_id")
    private UUID method;

    @Column(name = "method_name")
    private String methodName;

    private @Nullable String recipient;

    private @Nullable String street;

    private @Nullable String extra;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    private @Nullable String city;

    private @Nullable String region;

    private String country;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_status")
    private @Nullable OrderPaymentStatus paymentStatus;

    @Column(name = "payment_minor")
    private long paymentAmount;

    @Column(name = "captured_minor")
    private long captured;

    @Column(name = "refunded_minor")
    private long refunded;

    @Column(name = "charged_minor")
    private long chargedBack;

    @Enumerated(EnumType.STRING)
    @Column(name = "card_brand")
    private @Nullable CardBrand brand;

    @Column(name = "card_last_four")
    private @Nullable String lastFour;

    @Enumerated(EnumType.STRING)
    @Column(name = "decline_reason")
    private @Nullable DeclineReason declineReason;

    private long spent;

    private long returned;

    private long reward;

    @Column(name = "reward_entry")
    private UUID rewardEntry;

    private long revoked;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancelled_reason")
    private @Nullable CancellationReason cancelledReason;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancelled_by")
    private @Nullable Actor cancelledBy;

    @Column(name = "cancelled_note")
    private @Nullable String cancelledNote;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = JsonListConverter.Lines.class)
    private List<StoredLine> lines = List.of();

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = JsonListConverter.Parcels.class)
    private List<StoredParcel> parcels = List.of();

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = JsonListConverter.Refunds.class)
    private List<StoredRefund> refunds = List.of();

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = JsonListConverter.Returns.class)
    private List<StoredReturn> returns = List.of();

    protected OrderRow() {}

    OrderRow(UUID id) {
        this.id = id;
    }

    void place(OrderPlaced event, Instant at) {
        number = event.number();
        user = event.user().value();
        placedAt = Stored.time(at);
        OrderTotals totals = event.totals();
        currency = totals.items().currency();
        items = totals.items().minor();
        discount = totals.discount().minor();
        shipping = totals.shipping().minor();
        points = totals.points().minor();
        due = totals.due().minor();
        total = totals.total().minor();
        PlanDiscount off = event.terms().discount();
        plan = off == null ? null : off.plan().value();
        planName = off == null ? null : Stored.text(off.planName());
        percent = off == null ? null : off.percent();
        send(event.terms().shipping());
        reward = event.reward().value();
        rewardEntry = PointsEntryId.ofReward(event.order()).value();
        lines = event.lines().stream().map(StoredLine::of).toList();
    }

    private void send(ShippingChoice choice) {
        method = choice.method().value();
        methodName = Stored.text(choice.name());
        Address address = choice.address();
        recipient = text(address.recipient());
        street = text(address.street());
        extra = text(address.extra());
        postalCode = text(address.postalCode());
        city = text(address.city());
        region = text(address.region());
        country = address.country();
    }

    private static @Nullable String text(@Nullable PersonalText text) {
        return text == null ? null : Stored.text(text.text());
    }

    void pay(OrderPaid event, Instant at) {
        status = OrderStatus.PAID;
        paidAt = Stored.time(at);
        reward = event.reward().value();
    }

    void cancel(OrderCancelled event, Instant at) {
        status = OrderStatus.CANCELLED;
        reward = 0;
        cancelledReason = event.reason();
        cancelledBy = event.by();
        cancelledNote = Stored.text(event.note());
        cancelledAt = Stored.time(at);
        lines = lines.stream()
                .map(line -> line.count(line.quantity(), StoredLine.Fate.CANCELLED))
                .toList();
    }

    void pack(ShipmentRequested event) {
        parcels = with(parcels, new StoredParcel(event.shipment().value(), StoredCount.of(event.lines())));
    }

    void unpack(ShipmentId shipment) {
        parcels = parcels.stream()
                .filter(parcel -> !parcel.id().equals(shipment.value()))
                .toList();
    }

    void ship(ItemsShipped event) {
        status = event.status();
        count(inParcel(event.shipment()), StoredLine.Fate.SHIPPED);
    }

    void deliver(ItemsDelivered event) {
        status = event.status();
        count(inParcel(event.shipment()), StoredLine.Fate.DELIVERED);
    }

    private List<StoredCount> inParcel(ShipmentId shipment) {
        return parcels.stream()
                .filter(parcel -> parcel.id().equals(shipment.value()))
                .flatMap(parcel -> parcel.lines().stream())
                .toList();
    }

    void requestReturn(ReturnRequested event, Instant at) {
        returns = with(returns, StoredReturn.of(event, at));
    }

    void rejectReturn(ReturnRejected event) {
        changeReturn(event.refund(), request -> request.reject(event.reason()));
    }

    void startRefund(RefundStarted event, Instant at) {
        status = event.status();
        refunds = with(refunds, StoredRefund.of(event, at));
        List<StoredCount> copies = StoredCount.of(event.lines());
        switch (event.cause()) {
            case CANCELLED -> count(copies, StoredLine.Fate.CANCELLED);
            case RETURNED -> {
                count(copies, StoredLine.Fate.RETURNED);
                changeReturn(event.refund(), StoredReturn::accept);
            }
            case LOST -> count(copies, StoredLine.Fate.LOST);
            case GOODWILL -> {
                // Copies stay where they are.
            }
        }
    }

    void completeRefund(RefundCompleted event, Instant at) {
        status = event.status();
        changeRefund(event.refund(), refund -> refund.complete(event.moneyReturned(), at));
    }

    private void count(List<StoredCount> copies, StoredLine.Fate fate) {
        lines = StoredLine.count(lines, copies, fate);
    }

    private void changeReturn(RefundId id, UnaryOperator<StoredReturn> change) {
        returns = returns.stream()
                .map(each -> each.id().equals(id.value()) ? change.apply(each) : each)
                .toList();
    }

    private void changeRefund(RefundId id, UnaryOperator<StoredRefund> change) {
        refunds = refunds.stream()
                .map(each -> each.id().equals(id.value()) ? change.apply(each) : each)
                .toList();
    }

    private static <T> List<T> with(List<T> items, T more) {
        return Stream.concat(items.stream(), Stream.of(more)).toList();
    }

    /** Whether this is the first time the row sees an event of its payment; from now on it has seen it. */
    boolean seesPayment(long sequenceNumber) {
        boolean first = sequenceNumber > paymentVersion;
        paymentVersion = Math.max(paymentVersion, sequenceNumber);
        return first;
    }

    /** Whether this is the first time the row sees an event of its reader's points; from now on it has seen it. */
    boolean seesPoints(long sequenceNumber) {
        boolean first = sequenceNumber > pointsVersion;
        pointsVersion = Math.max(pointsVersion, sequenceNumber);
        return first;
    }

    void charge(AuthorisationRequested event) {
        paymentStatus = OrderPaymentStatus.REQUESTED;
        paymentAmount = event.amount().minor();
        brand = event.card().brand();
        lastFour = event.card().lastFour();
    }

    /** What was never asked for has nowhere to go on to. */
    void payment(OrderPaymentStatus next) {
        if (paymentStatus != null) {
            paymentStatus = next;
        }
    }

    void decline(DeclineReason reason) {
        payment(OrderPaymentStatus.DECLINED);
        declineReason = reason;
    }

    void capture(Money amount) {
        payment(OrderPaymentStatus.CAPTURED);
        captured += amount.minor();
    }

    void giveBack(Money amount) {
        refunded += amount.minor();
    }

    void takeBack(Money amount) {
        chargedBack += amount.minor();
    }

    void spend(Points amount) {
        spent += amount.value();
    }

    void returnPoints(Points amount) {
        returned += amount.value();
    }

    void earn(Points amount) {
        reward = amount.value();
    }

    void settle(RefundId refund, Points back, Points away) {
        returned += back.value();
        revoked += away.value();
        changeRefund(refund, each -> each.settle(back, away));
    }

    OrderId orderId() {
        return new OrderId(id);
    }

    /** The values that order lists of orders, in the order of {@link OrderSearch}. */
    String placedAt() {
        return placedAt.toString();
    }

    String currency() {
        return currency.getCurrencyCode();
    }

    long total() {
        return total;
    }

    OrderView toView() {
        UserId reader = new UserId(user);
        return new OrderView(
                orderId(),
                number,
                reader,
                status,
                placedAt,
                paidAt,
                lines.stream().map(line -> line.toView(currency)).toList(),
                new OrderTotals(money(items), money(discount), money(shipping), money(points), money(due)),
                plan == null || percent == null
                        ? null
                        : new PlanDiscount(new PlanId(plan), Objects.requireNonNull(planName), percent),
                new ShippingChoice(new ShippingMethodId(method), methodName, money(shipping), address(reader)),
                payment(),
                new OrderPointsView(new Points(spent), new Points(returned), new Points(reward), new Points(revoked)),
                cancellation(),
                refunds.stream().map(refund -> refund.toView(currency)).toList(),
                returns.stream().map(StoredReturn::toView).toList(),
                version());
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }

    private Address address(UserId reader) {
        return new Address(
                new PersonalText(reader, recipient),
                new PersonalText(reader, street),
                extra == null ? null : new PersonalText(reader, extra),
                postalCode == null ? null : new PersonalText(reader, postalCode),
                new PersonalText(reader, city),
                region == null ? null : new PersonalText(reader, region),
                country);
    }

    private @Nullable OrderPaymentView payment() {
        return paymentStatus == null || brand == null || lastFour == null
                ? null
                : new OrderPaymentView(
                        paymentStatus,
                        money(paymentAmount),
                        money(captured),
                        money(refunded),
                        money(chargedBack),
                        brand,
                        lastFour,
                        declineReason);
    }

    private @Nullable CancellationView cancellation() {
        return cancelledReason == null || cancelledBy == null || cancelledAt == null
                ? null
                : new CancellationView(cancelledReason, cancelledBy, cancelledNote, cancelledAt);
    }
}
