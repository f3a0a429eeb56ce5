package io.longbox.order.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.order.AbandonOrder;
import io.longbox.api.order.AcceptReturn;
import io.longbox.api.order.Actor;
import io.longbox.api.order.CancelOrder;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CompleteRefund;
import io.longbox.api.order.ConfirmPayment;
import io.longbox.api.order.DropShipment;
import io.longbox.api.order.ItemsDelivered;
import io.longbox.api.order.ItemsShipped;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.NotPaidReason;
import io.longbox.api.order.OrderCancelled;
import io.longbox.api.order.OrderChargedBack;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderNotPaid;
import io.longbox.api.order.OrderPaid;
import io.longbox.api.order.OrderPlaced;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PlaceOrder;
import io.longbox.api.order.RecordChargeback;
import io.longbox.api.order.RecordDelivery;
import io.longbox.api.order.RecordDispatch;
import io.longbox.api.order.RecordLoss;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundCompleted;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundOrder;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.RejectReturn;
import io.longbox.api.order.RequestReturn;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.order.ReturnRejected;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ShipmentDropped;
import io.longbox.api.order.ShipmentRequested;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.user.UserId;
import io.longbox.order.OrderProperties;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One purchase, from the moment that it is placed: whether it is paid for, where each of its copies is, and what has gone
 * back. It decides, so that two people who cancel, ship and send back at once never take a copy or a cent twice.
 *
 * <p>Before it is paid for, it can be given up as a whole. Afterwards, whatever is taken back starts a refund: copies go
 * back to the gate, money to the card, points to the account.
 *
 * <p>Every command answers the version after it. What a process asks for is answered by an event; a repeat changes nothing.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("1")
class Order {

    /** More than anybody needs, so that an order stays small: parcels and refunds of one order. */
    static final int MOST_PARTS = 500;

    /** A parcel, and what is in it. */
    private record Packed(List<LineCount> lines, Place place) {}

    /** A return that was asked for, and what is to come back. */
    private record Asked(
            List<LineCount> lines, Actor by, @Nullable String reason) {}

    /** What the shop says to a return that has arrived. */
    private enum Decision {
        RESTOCKED("was accepted, and its copies are on the shelf"),
        WRITTEN_OFF("was accepted, and its copies were written off"),
        REJECTED("was rejected");

        private final String said;

        Decision(String said) {
            this.said = said;
        }
    }

    @AggregateIdentifier
    private @Nullable OrderId id;

    private @Nullable UserId user;
    private boolean paid;
    private boolean cancelled;
    private Copies copies = new Copies();
    private Settlement settlement = new Settlement();
    private LinkedHashMap<String, Packed> parcels = new LinkedHashMap<>();
    /** Returns that wait for the copies. */
    private LinkedHashMap<String, Asked> returns = new LinkedHashMap<>();
    /** What was said to returns that are decided. */
    private LinkedHashMap<String, Decision> decided = new LinkedHashMap<>();
    /** All that was ever taken back or asked to be, so that a repeat changes nothing. */
    private LinkedHashSet<String> refunds = new LinkedHashSet<>();
    /** Refunds that are under way. */
    private LinkedHashSet<String> unfinished = new LinkedHashSet<>();

    private LinkedHashSet<String> chargebacks = new LinkedHashSet<>();

    Order() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(PlaceOrder command, OrderNumbers numbers, OrderProperties properties) {
        if (id == null) {
            OrderTotals totals = OrderTotals.of(command.lines(), command.terms());
            long units = totals.due().amount().longValue();
            apply(new OrderPlaced(
                    command.order(),
                    numbers.of(command.order()),
                    command.user(),
                    command.lines(),
                    command.terms(),
                    totals,
                    new Points(Math.min(Points.MAX, Math.multiplyExact(units, properties.pointsPerUnit())))));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ConfirmPayment command) {
        if (cancelled) {
            apply(new OrderNotPaid(command.order(), command.received(), NotPaidReason.CANCELLED));
        } else if (!command.received().equals(settlement.totals().due())) {
            apply(new OrderNotPaid(command.order(), command.received(), NotPaidReason.OTHER_AMOUNT));
        } else if (!paid) {
            apply(new OrderPaid(command.order(), user(), command.received(), command.reward()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(AbandonOrder command) {
        if (!paid && !cancelled) {
            apply(new OrderCancelled(command.order(), user(), command.reason(), Actor.STORE, null));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(CancelOrder command) {
        if (cancelled || isKnown(command.refund())) {
            return getVersion();
        }
        if (paid) {
            List<LineCount> lines = copies.find(command.items(), Place.SHELF, "can still be cancelled");
            refuseIfNone(lines, "nothing of the order is left to cancel: all of it is in parcels, or taken back");
            takeBack(
                    new Taken(command.refund(), RefundCause.CANCELLED, lines, Place.SHELF, Place.CANCELLED),
                    true,
                    command.by(),
                    command.reason());
        } else if (command.items().isEmpty()) {
            CancellationReason reason =
                    command.by() == Actor.READER ? CancellationReason.BY_READER : CancellationReason.BY_SHOP;
            apply(new OrderCancelled(command.order(), user(), reason, command.by(), command.reason()));
        } else {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT,
                    "as long as the order is not paid for, only the whole of it can be cancelled",
                    "items"));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RefundOrder command) {
        if (isKnown(command.refund())) {
            return getVersion();
        }
        refuseUnlessPaid();
        refuseIfTooMany();
        Money left = settlement.left();
        if (!command.amount().currency().equals(left.currency())
                || command.amount().minor() > left.minor()
                || command.amount().isZero()) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT, "of what was paid by card, " + left + " is left to give back", "amount"));
        }
        Settlement.Back back = settlement.quote(0, false, command.amount().minor());
        apply(new RefundStarted(
                command.order(),
                command.refund(),
                user(),
                RefundCause.GOODWILL,
                List.of(),
                false,
                back.money(),
                back.returned(),
                back.revoked(),
                copies.status(false),
                Actor.SHOP,
                command.reason()));
        return getVersion();
    }

    @CommandHandler
    long handle(RequestReturn command) {
        if (isKnown(command.refund())) {
            return getVersion();
        }
        refuseUnlessPaid();
        refuseIfTooMany();
        List<LineCount> lines =
                copies.find(command.items(), Place.DELIVERED, "have arrived and are not on their way back");
        refuseIfNone(lines, "nothing of the order has arrived that could be sent back");
        apply(new ReturnRequested(command.order(), command.refund(), user(), lines, command.by(), command.reason()));
        return getVersion();
    }

    @CommandHandler
    long handle(AcceptReturn command) {
        Asked asked = returns.get(command.refund().toString());
        if (asked == null) {
            refuseUnlessDecided(command.refund(), command.restock() ? Decision.RESTOCKED : Decision.WRITTEN_OFF);
        } else {
            takeBack(
                    new Taken(command.refund(), RefundCause.RETURNED, asked.lines(), Place.RETURNING, Place.RETURNED),
                    command.restock(),
                    asked.by(),
                    asked.reason());
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RejectReturn command) {
        if (returns.containsKey(command.refund().toString())) {
            apply(new ReturnRejected(command.order(), command.refund(), user(), command.reason()));
        } else {
            refuseUnlessDecided(command.refund(), Decision.REJECTED);
        }
        return getVersion();
    }

    @CommandHandler
    long handle(CompleteRefund command) {
        if (unfinished.contains(command.refund().toString())) {
            OrderStatus status = copies.status(unfinished.size() == 1);
            apply(new RefundCompleted(command.order(), command.refund(), command.moneyReturned(), status));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RequestShipment command) {
        if (parcels.containsKey(command.shipment().toString())) {
            return getVersion();
        }
        refuseUnlessPaid();
        refuseIfTooMany();
        if (!chargebacks.isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT,
                    "the cardholder's bank has taken money of the order back: it is not paid for any more");
        }
        List<LineCount> lines = copies.find(command.items(), Place.SHELF, "are not in a parcel yet, nor taken back");
        refuseIfNone(lines, "nothing of the order is left to ship: all of it is in parcels, or taken back");
        apply(new ShipmentRequested(command.order(), command.shipment(), user(), lines, command.parcel()));
        return getVersion();
    }

    @CommandHandler
    long handle(DropShipment command) {
        if (isAt(command.shipment(), Place.PARCEL)) {
            apply(new ShipmentDropped(command.order(), command.shipment()));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordDispatch command) {
        dispatchIfPacked(command.order(), command.shipment());
        return getVersion();
    }

    /** The news of the dispatch may have been lost; what has arrived was on its way. */
    @CommandHandler
    long handle(RecordDelivery command) {
        dispatchIfPacked(command.order(), command.shipment());
        if (isAt(command.shipment(), Place.SHIPPED)) {
            OrderStatus status = copies.after(parcel(command.shipment()).lines(), Place.SHIPPED, Place.DELIVERED)
                    .status(unfinished.isEmpty());
            apply(new ItemsDelivered(command.order(), command.shipment(), user(), status));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RecordLoss command) {
        dispatchIfPacked(command.order(), command.shipment());
        if (isAt(command.shipment(), Place.SHIPPED)) {
            takeBack(
                    new Taken(
                            RefundId.ofLoss(command.shipment()),
                            RefundCause.LOST,
                            parcel(command.shipment()).lines(),
                            Place.SHIPPED,
                            Place.LOST),
                    false,
                    Actor.SHOP,
                    null);
        }
        return getVersion();
    }

    private void dispatchIfPacked(OrderId order, ShipmentId shipment) {
        if (isAt(shipment, Place.PARCEL)) {
            OrderStatus status = copies.after(parcel(shipment).lines(), Place.PARCEL, Place.SHIPPED)
                    .status(unfinished.isEmpty());
            apply(new ItemsShipped(order, shipment, user(), status));
        }
    }

    @CommandHandler
    long handle(RecordChargeback command) {
        if (!chargebacks.contains(command.reference())) {
            apply(new OrderChargedBack(command.order(), command.reference(), command.amount()));
        }
        return getVersion();
    }

    /** Copies that are taken back, and where from. */
    private record Taken(RefundId refund, RefundCause cause, List<LineCount> lines, Place from, Place to) {}

    private void takeBack(Taken taken, boolean restock, Actor by, @Nullable String reason) {
        Copies then = copies.after(taken.lines(), taken.from(), taken.to());
        Settlement.Back back = settlement.quote(copies.price(taken.lines()), sendsNothing(then), 0);
        apply(new RefundStarted(
                Objects.requireNonNull(id),
                taken.refund(),
                user(),
                taken.cause(),
                taken.lines(),
                restock,
                back.money(),
                back.returned(),
                back.revoked(),
                then.status(false),
                by,
                reason));
    }

    /** Shipping is given back for if the reader gets nothing after all; not if they had it and sent it back. */
    private static boolean sendsNothing(Copies copies) {
        return copies.areAllBack() && copies.at(Place.RETURNED) == 0;
    }

    private void refuseUnlessPaid() {
        if (!paid) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT, cancelled ? "the order was cancelled" : "the order is not paid for yet");
        }
    }

    private void refuseIfTooMany() {
        if (refunds.size() >= MOST_PARTS || parcels.size() >= MOST_PARTS) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT, "an order has no more than " + MOST_PARTS + " parcels, returns and refunds");
        }
    }

    private static void refuseIfNone(List<LineCount> lines, String why) {
        if (lines.isEmpty()) {
            throw new RefusedException(Refusal.Code.CONFLICT, why);
        }
    }

    /** The same once more changes nothing; something else comes too late. */
    private void refuseUnlessDecided(RefundId refund, Decision decision) {
        Decision before = decided.get(refund.toString());
        if (before == null) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "the order has no such return");
        }
        if (before != decision) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the return " + before.said + " already");
        }
    }

    private boolean isKnown(RefundId refund) {
        return refunds.contains(refund.toString());
    }

    private boolean isAt(ShipmentId shipment, Place place) {
        Packed parcel = parcels.get(shipment.toString());
        return parcel != null && parcel.place() == place;
    }

    private Packed parcel(ShipmentId shipment) {
        return Objects.requireNonNull(parcels.get(shipment.toString()));
    }

    private UserId user() {
        return Objects.requireNonNull(user);
    }

    @EventSourcingHandler
    void on(OrderPlaced event) {
        id = event.order();
        user = event.user();
        event.lines().forEach(copies::add);
        settlement.open(event.totals(), event.terms().points());
    }

    @EventSourcingHandler
    void on(OrderPaid event) {
        paid = true;
        settlement.earn(event.reward());
    }

    @EventSourcingHandler
    void on(OrderCancelled event) {
        cancelled = true;
    }

    @EventSourcingHandler
    void on(OrderChargedBack event) {
        chargebacks.add(event.reference());
        settlement.chargeBack(event.amount());
    }

    @EventSourcingHandler
    void on(ShipmentRequested event) {
        parcels.put(event.shipment().toString(), new Packed(event.lines(), Place.PARCEL));
        copies.move(event.lines(), Place.SHELF, Place.PARCEL);
    }

    @EventSourcingHandler
    void on(ShipmentDropped event) {
        move(event.shipment(), Place.SHELF);
    }

    @EventSourcingHandler
    void on(ItemsShipped event) {
        move(event.shipment(), Place.SHIPPED);
    }

    @EventSourcingHandler
    void on(ItemsDelivered event) {
        move(event.shipment(), Place.DELIVERED);
    }

    private void move(ShipmentId shipment, Place to) {
        Packed parcel = parcel(shipment);
        copies.move(parcel.lines(), parcel.place(), to);
        parcels.put(shipment.toString(), new Packed(parcel.lines(), to));
    }

    @EventSourcingHandler
    void on(ReturnRequested event) {
        refunds.add(event.refund().toString());
        returns.put(event.refund().toString(), new Asked(event.lines(), event.by(), event.reason()));
        copies.move(event.lines(), Place.DELIVERED, Place.RETURNING);
    }

    @EventSourcingHandler
    void on(ReturnRejected event) {
        Asked asked = Objects.requireNonNull(returns.remove(event.refund().toString()));
        decided.put(event.refund().toString(), Decision.REJECTED);
        copies.move(asked.lines(), Place.RETURNING, Place.DELIVERED);
    }

    @EventSourcingHandler
    void on(RefundStarted event) {
        String refund = event.refund().toString();
        refunds.add(refund);
        unfinished.add(refund);
        returns.remove(refund);
        switch (event.cause()) {
            case CANCELLED -> copies.move(event.lines(), Place.SHELF, Place.CANCELLED);
            case RETURNED -> {
                copies.move(event.lines(), Place.RETURNING, Place.RETURNED);
                decided.put(refund, event.restock() ? Decision.RESTOCKED : Decision.WRITTEN_OFF);
            }
            case LOST -> {
                copies.move(event.lines(), Place.SHIPPED, Place.LOST);
                parcels.computeIfPresent(refund, (shipment, parcel) -> new Packed(parcel.lines(), Place.LOST));
            }
            case GOODWILL -> {}
        }
        Settlement.Back back = new Settlement.Back(event.money(), event.pointsReturned(), event.pointsRevoked());
        settlement.book(
                copies.price(event.lines()),
                sendsNothing(copies),
                event.cause() == RefundCause.GOODWILL ? event.money().minor() : 0,
                back);
    }

    @EventSourcingHandler
    void on(RefundCompleted event) {
        unfinished.remove(event.refund().toString());
    }
}
