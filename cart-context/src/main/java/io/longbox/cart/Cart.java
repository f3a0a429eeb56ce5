package io.longbox.cart;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.cart.AbandonCheckout;
import io.longbox.api.cart.AddOfferedItem;
import io.longbox.api.cart.AddReservedItem;
import io.longbox.api.cart.CartClosed;
import io.longbox.api.cart.CartId;
import io.longbox.api.cart.CartReopened;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.CheckoutAbandoned;
import io.longbox.api.cart.CheckoutCompleted;
import io.longbox.api.cart.CheckoutRequested;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.CloseCart;
import io.longbox.api.cart.CompleteCheckout;
import io.longbox.api.cart.EndHold;
import io.longbox.api.cart.EndPlace;
import io.longbox.api.cart.HoldEnding;
import io.longbox.api.cart.HoldExtended;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemReduced;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequestDeferred;
import io.longbox.api.cart.ItemRequestQueued;
import io.longbox.api.cart.ItemRequestRejected;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.OfferRefused;
import io.longbox.api.cart.PlaceEnded;
import io.longbox.api.cart.QueueRequest;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RejectRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RemindOfHold;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.cart.ReopenCart;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderLine;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The cart of one reader: what is in it, what of it is being paid for, and what the reader has asked for and not been told
 * yet.
 *
 * <p>A reader has one question a product open at a time. Whoever asks for the same product meanwhile, by a double click
 * or from another window, is answered after the first: and if that got a place in line, so does every repeat, with the
 * same ticket. So a reader waits once a product, and the gate need not remember who waits.
 */
@Aggregate(snapshotTriggerDefinition = "snapshotTrigger", cache = "aggregateCache")
@Revision("2")
class Cart {

    static final int ENDED_REMEMBERED = 200;

    @AggregateIdentifier
    private @Nullable CartId id;

    private State state = new State();

    /**
     * Copies in the cart.
     *
     * @param ticket the place in line that led to them, or null for a walk-in
     * @param extended whether a checkout has begun, and the hold was extended for it
     * @param reminded whether the reader was told that the hold is about to end
     */
    record Line(
            ProductId product,
            Quantity quantity,
            Money unitPrice,
            Instant heldUntil,
            @Nullable Long ticket,
            boolean extended,
            boolean reminded) {

        Line reducedTo(Quantity remaining) {
            return new Line(product, remaining, unitPrice, heldUntil, ticket, extended, reminded);
        }

        Line extendedTo(Instant later) {
            return new Line(product, quantity, unitPrice, later, ticket, true, false);
        }

        Line reminding() {
            return new Line(product, quantity, unitPrice, heldUntil, ticket, extended, true);
        }
    }

    /** A question that is not answered yet; a deferred one has not been put to the gate. */
    record Question(
            ProductId product,
            Quantity quantity,
            Money unitPrice,
            OnShortage onShortage,
            @Nullable PlanId earlyAccess,
            boolean deferred) {}

    /** A place in line, how many copies it is for, and the price of one when the reader asked. */
    record Place(LineReceipt receipt, Quantity quantity, Money unitPrice) {}

    /**
     * A checkout that is under way.
     *
     * @param lines the reservations that it is about, those included that have left the cart meanwhile
     */
    record Checkout(String order, List<String> lines) {}

    /** What the cart's rules look at. Keys are reservations, but for {@code places}, where they are products. */
    static final class State {
        LinkedHashMap<String, Line> lines = new LinkedHashMap<>();
        LinkedHashMap<String, Question> open = new LinkedHashMap<>();
        LinkedHashMap<String, Place> places = new LinkedHashMap<>();
        /** Reservations that are over for this cart, as many as are worth remembering: a repeat changes nothing. */
        LinkedHashSet<String> ended = new LinkedHashSet<>();

        @Nullable
        Checkout checkout;
        /** Orders whose checkout is over, as many as are worth remembering: a repeat changes nothing. */
        LinkedHashSet<String> checkedOut = new LinkedHashSet<>();

        boolean closed;
        /** The last event of the account that the cart has followed: an earlier one that comes again is nothing new. */
        long accountVersion = -1;

        boolean knows(ReservationId reservation) {
            String key = reservation.toString();
            return lines.containsKey(key) || open.containsKey(key) || ended.contains(key);
        }

        /** What is in the cart, and what is asked for. */
        Stream<Money> prices() {
            return Stream.concat(
                    lines.values().stream().map(Line::unitPrice),
                    open.values().stream().map(Question::unitPrice));
        }

        long copies() {
            return lines.values().stream()
                            .mapToLong(line -> line.quantity().value())
                            .sum()
                    + open.values().stream()
                            .mapToLong(question -> question.quantity().value())
                            .sum();
        }

        BigInteger worth() {
            return Stream.concat(
                            lines.values().stream().map(line -> CartRule.worth(line.unitPrice(), line.quantity())),
                            open.values().stream()
                                    .map(question -> CartRule.worth(question.unitPrice(), question.quantity())))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** The place that the reader has in the product's line, if it is this one. */
        @Nullable
        Place place(LineReceipt receipt) {
            Place place = places.get(receipt.product().toString());
            return place != null && place.receipt().ticket() == receipt.ticket() ? place : null;
        }

        /** Those that a checkout is about, and that are still there. */
        List<String> inCheckout() {
            return checkout == null
                    ? List.of()
                    : checkout.lines().stream().filter(lines::containsKey).toList();
        }

        boolean isAsking(ProductId product) {
            return open.values().stream()
                    .anyMatch(question -> question.product().equals(product));
        }
    }

    Cart() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(RequestItem request) {
        if (state.knows(request.reservation())) {
            return getVersion();
        }
        CartRule.checkAll(state, new CartRule.Wish(request.quantity(), request.unitPrice()));
        Place place = state.places.get(request.product().toString());
        if (place != null && request.onShortage() == OnShortage.WAIT) {
            refuseAnotherQuantity(place, request.quantity());
            applyDeferred(request);
            applyQueued(request.user(), request.reservation(), place.receipt());
        } else if (state.isAsking(request.product())) {
            applyDeferred(request);
        } else {
            apply(new ItemRequested(
                    request.user(),
                    request.reservation(),
                    request.product(),
                    request.quantity(),
                    request.unitPrice(),
                    request.onShortage(),
                    request.earlyAccess()));
        }
        return getVersion();
    }

    private static void refuseAnotherQuantity(Place place, Quantity wanted) {
        if (!place.quantity().equals(wanted)) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.CONFLICT,
                    "the reader is in line already, for a quantity of " + place.quantity()
                            + "; to ask for another, leave the line first",
                    "quantity"));
        }
    }

    @CommandHandler
    long handle(AddReservedItem command) {
        return answer(
                command.user(),
                command.reservation(),
                question -> apply(new ItemAdded(
                        command.user(),
                        command.reservation(),
                        question.product(),
                        question.quantity(),
                        question.unitPrice(),
                        command.heldUntil(),
                        null)));
    }

    @CommandHandler
    long handle(QueueRequest command) {
        hearOf(command.user(), command.reservation(), command.place());
        return getVersion();
    }

    @CommandHandler
    long handle(AddOfferedItem command) {
        if (state.knows(command.reservation())) {
            return getVersion();
        }
        hearOf(command.user(), command.request(), command.place());
        Place place = state.place(command.place());
        if (place == null) {
            refuse(command, state.closed ? PassOverReason.READER_SUSPENDED : PassOverReason.PLACE_GIVEN_UP);
        } else {
            CartRule.passOver(state, new CartRule.Wish(command.quantity(), place.unitPrice()))
                    .ifPresentOrElse(
                            reason -> refuse(command, reason),
                            () -> apply(new ItemAdded(
                                    command.user(),
                                    command.reservation(),
                                    command.place().product(),
                                    command.quantity(),
                                    place.unitPrice(),
                                    command.heldUntil(),
                                    command.place().ticket())));
        }
        return getVersion();
    }

    private static void refuse(AddOfferedItem offer, PassOverReason reason) {
        apply(new OfferRefused(
                offer.user(),
                offer.reservation(),
                offer.place().product(),
                offer.place().ticket(),
                reason));
    }

    @CommandHandler
    long handle(EndPlace command) {
        hearOf(command.user(), command.request(), command.place());
        if (state.place(command.place()) != null) {
            apply(new PlaceEnded(
                    command.user(), command.place().product(), command.place().ticket(), command.reason()));
        }
        return getVersion();
    }

    /** The news of a place may come with what became of it, before the process that asked for it brings it. */
    private void hearOf(UserId user, ReservationId request, LineReceipt place) {
        answer(user, request, question -> applyQueued(user, request, place));
    }

    @CommandHandler
    long handle(StartCheckout command, CartProperties properties) {
        if (state.lines.isEmpty()) {
            throw new RefusedException(Refusal.Code.CONFLICT, "the cart is empty");
        }
        extendHolds(command.user(), command.startedAt().plus(properties.checkoutHold()));
        return getVersion();
    }

    private void extendHolds(UserId user, Instant atLeast) {
        new LinkedHashMap<>(state.lines).forEach((key, line) -> {
            if (!line.extended()) {
                Instant until = line.heldUntil().isAfter(atLeast) ? line.heldUntil() : atLeast;
                apply(new HoldExtended(user, ReservationId.of(key), line.product(), until));
            }
        });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CheckOut command, CartProperties properties) {
        String order = command.order().toString();
        boolean underWay = state.checkout != null && state.checkout.order().equals(order);
        if (underWay || state.checkedOut.contains(order)) {
            return getVersion();
        }
        CheckoutRule.checkAll(state, command, version());
        List<OrderLine> lines = CheckoutRule.lines(state, command.titles());
        OrderTotals totals = CheckoutRule.totals(lines, command.terms());
        extendHolds(command.user(), command.startedAt().plus(properties.checkoutHold()));
        apply(new CheckoutRequested(
                command.user(), command.order(), lines, CheckoutRule.needed(command.terms(), totals), totals));
        return getVersion();
    }

    /** Of a cart that may not have seen anything yet. */
    private static long version() {
        Long version = getVersion();
        return version == null ? -1 : version;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CompleteCheckout command) {
        if (!state.checkedOut.contains(command.order().toString())) {
            apply(new CheckoutCompleted(command.user(), command.order(), leaving(command.order(), key -> true)));
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(AbandonCheckout command) {
        if (!state.checkedOut.contains(command.order().toString())) {
            apply(new CheckoutAbandoned(
                    command.user(), command.order(), leaving(command.order(), command.lost()::contains)));
        }
        return getVersion();
    }

    /** What leaves the cart as a checkout is over: some of what it was about, as far as that is still there. */
    private List<ReservationId> leaving(OrderId order, Predicate<ReservationId> which) {
        return state.checkout == null || !state.checkout.order().equals(order.toString())
                ? List.of()
                : state.inCheckout().stream()
                        .map(ReservationId::of)
                        .filter(which)
                        .toList();
    }

    @CommandHandler
    long handle(RemindOfHold command) {
        Line line = state.lines.get(command.reservation().toString());
        if (line != null && !line.reminded() && !line.heldUntil().isAfter(command.heldUntil())) {
            apply(new HoldEnding(
                    command.user(), command.reservation(), line.product(), line.heldUntil(), line.ticket()));
        }
        return getVersion();
    }

    /** What the gate gave is taken, unless the cart was closed meanwhile; a question that is not open is over. */
    private long answer(UserId user, ReservationId reservation, Consumer<Question> take) {
        Question question = state.open.get(reservation.toString());
        if (question != null) {
            if (state.closed) {
                applyRejected(user, reservation, question.product(), RejectionReason.CART_CLOSED);
            } else {
                take.accept(question);
            }
            askNext(user, question.product());
        }
        return getVersion();
    }

    @CommandHandler
    long handle(RejectRequest command) {
        String key = command.reservation().toString();
        Question question = state.open.get(key);
        if (question != null) {
            applyRejected(command.user(), command.reservation(), question.product(), command.reason());
            askNext(command.user(), question.product());
        } else if (state.lines.containsKey(key)) {
            applyRemoved(command.user(), key, command.reason().asRemoval());
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReduceItem command) {
        List<String> reservations = reservationsOf(command.product());
        int excess = reservations.stream()
                        .mapToInt(key -> line(key).quantity().value())
                        .sum()
                - command.keep().value();
        List<String> leaving = newest(reservations, excess);
        refuseIfPaidFor(leaving);
        for (String key : leaving) {
            int quantity = line(key).quantity().value();
            if (quantity <= excess) {
                applyRemoved(command.user(), key, RemovalReason.BY_READER);
            } else {
                apply(new ItemReduced(
                        command.user(),
                        ReservationId.of(key),
                        command.product(),
                        new Quantity(excess),
                        new Quantity(quantity - excess)));
            }
            excess -= quantity;
        }
        return getVersion();
    }

    /**
     * The reservations that hold so many of the newest copies. Those go first: the oldest have waited longest, and were
     * priced first.
     */
    private List<String> newest(List<String> reservations, int copies) {
        List<String> newest = new ArrayList<>();
        int left = copies;
        for (int i = reservations.size() - 1; i >= 0 && left > 0; i--) {
            newest.add(reservations.get(i));
            left -= line(reservations.get(i)).quantity().value();
        }
        return newest;
    }

    /** The reader has said what to buy; what the store itself takes out of the cart, the gate does not sell. */
    private void refuseIfPaidFor(Collection<String> reservations) {
        if (!Collections.disjoint(state.inCheckout(), reservations)) {
            throw new RefusedException(
                    Refusal.Code.CONFLICT, "the item is being paid for, and cannot be changed before that is over");
        }
    }

    @CommandHandler
    long handle(RemoveItem command) {
        List<String> reservations = reservationsOf(command.product());
        refuseIfPaidFor(reservations);
        reservations.forEach(key -> applyRemoved(command.user(), key, RemovalReason.BY_READER));
        return getVersion();
    }

    @CommandHandler
    long handle(ClearCart command) {
        refuseIfPaidFor(state.lines.keySet());
        List.copyOf(state.lines.keySet()).forEach(key -> applyRemoved(command.user(), key, RemovalReason.BY_READER));
        return getVersion();
    }

    @CommandHandler
    long handle(EndHold command) {
        String key = command.reservation().toString();
        Line line = state.lines.get(key);
        Instant deadline = command.deadline();
        if (line != null && (deadline == null || !line.heldUntil().isAfter(deadline))) {
            applyRemoved(command.user(), key, command.reason());
        }
        return getVersion();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long handle(CloseCart command) {
        if (!state.closed && command.accountVersion() > state.accountVersion) {
            apply(new CartClosed(command.user(), command.accountVersion()));
            List.copyOf(state.lines.keySet())
                    .forEach(key -> applyRemoved(command.user(), key, RemovalReason.CART_CLOSED));
            // Those that were put to the gate are answered when the gate has answered.
            deferred()
                    .forEach((key, question) -> applyRejected(
                            command.user(), ReservationId.of(key), question.product(), RejectionReason.CART_CLOSED));
        }
        return getVersion();
    }

    @CommandHandler
    long handle(ReopenCart command) {
        if (state.closed && command.accountVersion() > state.accountVersion) {
            apply(new CartReopened(command.user(), command.accountVersion()));
        }
        return getVersion();
    }

    /** Once a question is answered, those that were asked meanwhile for the same product have their turn. */
    private void askNext(UserId user, ProductId product) {
        Place place = state.places.get(product.toString());
        for (Map.Entry<String, Question> next : deferred().entrySet()) {
            Question question = next.getValue();
            ReservationId reservation = ReservationId.of(next.getKey());
            if (!question.product().equals(product)) {
                continue;
            }
            if (place != null && question.onShortage() == OnShortage.WAIT) {
                applyQueued(user, reservation, place.receipt());
            } else {
                apply(new ItemRequested(
                        user,
                        reservation,
                        product,
                        question.quantity(),
                        question.unitPrice(),
                        question.onShortage(),
                        question.earlyAccess()));
                return;
            }
        }
    }

    private Map<String, Question> deferred() {
        Map<String, Question> deferred = new LinkedHashMap<>();
        state.open.forEach((key, question) -> {
            if (question.deferred()) {
                deferred.put(key, question);
            }
        });
        return deferred;
    }

    /**
     * @throws RefusedException if the cart holds none of it
     */
    private List<String> reservationsOf(ProductId product) {
        List<String> reservations = new ArrayList<>();
        state.lines.forEach((key, line) -> {
            if (line.product().equals(product)) {
                reservations.add(key);
            }
        });
        if (reservations.isEmpty()) {
            throw new RefusedException(Refusal.Code.NOT_FOUND, "the product is not in the cart");
        }
        return reservations;
    }

    private Line line(String reservation) {
        Line line = state.lines.get(reservation);
        if (line == null) {
            throw new IllegalStateException("the stream changes an item that was never added: " + reservation);
        }
        return line;
    }

    private static void applyDeferred(RequestItem request) {
        apply(new ItemRequestDeferred(
                request.user(),
                request.reservation(),
                request.product(),
                request.quantity(),
                request.unitPrice(),
                request.onShortage(),
                request.earlyAccess()));
    }

    private static void applyQueued(UserId user, ReservationId reservation, LineReceipt place) {
        apply(new ItemRequestQueued(user, reservation, place));
    }

    private static void applyRejected(
            UserId user, ReservationId reservation, ProductId product, RejectionReason reason) {
        apply(new ItemRequestRejected(user, reservation, product, reason));
    }

    private void applyRemoved(UserId user, String reservation, RemovalReason reason) {
        Line line = line(reservation);
        apply(new ItemRemoved(
                user, ReservationId.of(reservation), line.product(), line.quantity(), reason, line.ticket()));
    }

    @EventSourcingHandler
    void on(ItemRequested event) {
        id = new CartId(event.user());
        put(
                event.reservation(),
                new Question(
                        event.product(),
                        event.quantity(),
                        event.unitPrice(),
                        event.onShortage(),
                        event.earlyAccess(),
                        false));
    }

    @EventSourcingHandler
    void on(ItemRequestDeferred event) {
        put(
                event.reservation(),
                new Question(
                        event.product(),
                        event.quantity(),
                        event.unitPrice(),
                        event.onShortage(),
                        event.earlyAccess(),
                        true));
    }

    private void put(ReservationId reservation, Question question) {
        state.open.put(reservation.toString(), question);
    }

    @EventSourcingHandler
    void on(ItemAdded event) {
        state.open.remove(event.reservation().toString());
        state.lines.put(
                event.reservation().toString(),
                new Line(
                        event.product(),
                        event.quantity(),
                        event.unitPrice(),
                        event.heldUntil(),
                        event.ticket(),
                        false,
                        false));
        if (event.ticket() != null) {
            state.places.remove(event.product().toString());
        }
    }

    @EventSourcingHandler
    void on(ItemRequestQueued event) {
        Question question =
                Objects.requireNonNull(state.open.get(event.reservation().toString()));
        state.places.putIfAbsent(
                event.place().product().toString(),
                new Place(event.place(), question.quantity(), question.unitPrice()));
        end(event.reservation());
    }

    @EventSourcingHandler
    void on(OfferRefused event) {
        state.places.remove(event.product().toString());
        end(event.reservation());
    }

    @EventSourcingHandler
    void on(PlaceEnded event) {
        state.places.remove(event.product().toString());
    }

    @EventSourcingHandler
    void on(HoldExtended event) {
        state.lines.computeIfPresent(event.reservation().toString(), (key, line) -> line.extendedTo(event.heldUntil()));
    }

    @EventSourcingHandler
    void on(HoldEnding event) {
        state.lines.computeIfPresent(event.reservation().toString(), (key, line) -> line.reminding());
    }

    @EventSourcingHandler
    void on(ItemRequestRejected event) {
        end(event.reservation());
    }

    @EventSourcingHandler
    void on(ItemReduced event) {
        state.lines.computeIfPresent(event.reservation().toString(), (key, line) -> line.reducedTo(event.remaining()));
    }

    @EventSourcingHandler
    void on(ItemRemoved event) {
        state.lines.remove(event.reservation().toString());
        end(event.reservation());
    }

    @EventSourcingHandler
    void on(CheckoutRequested event) {
        state.checkout = new Checkout(
                event.order().toString(),
                event.lines().stream()
                        .map(line -> line.reservation().toString())
                        .toList());
    }

    @EventSourcingHandler
    void on(CheckoutCompleted event) {
        endCheckout(event.user(), event.order(), event.sold());
    }

    @EventSourcingHandler
    void on(CheckoutAbandoned event) {
        endCheckout(event.user(), event.order(), event.lost());
    }

    private void endCheckout(UserId user, OrderId order, List<ReservationId> leaving) {
        id = new CartId(user);
        if (state.checkout != null && state.checkout.order().equals(order.toString())) {
            state.checkout = null;
        }
        leaving.forEach(reservation -> {
            state.lines.remove(reservation.toString());
            end(reservation);
        });
        state.checkedOut.add(order.toString());
        if (state.checkedOut.size() > ENDED_REMEMBERED) {
            state.checkedOut.remove(state.checkedOut.iterator().next());
        }
    }

    @EventSourcingHandler
    void on(CartClosed event) {
        id = new CartId(event.user());
        state.closed = true;
        state.accountVersion = event.accountVersion();
    }

    @EventSourcingHandler
    void on(CartReopened event) {
        state.closed = false;
        state.accountVersion = event.accountVersion();
    }

    private void end(ReservationId reservation) {
        state.open.remove(reservation.toString());
        state.ended.add(reservation.toString());
        if (state.ended.size() > ENDED_REMEMBERED) {
            state.ended.remove(state.ended.iterator().next());
        }
    }
}
