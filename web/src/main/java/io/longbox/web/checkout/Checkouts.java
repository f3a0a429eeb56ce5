package io.longbox.web.checkout;

import io.longbox.api.Points;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.CheckOut;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.ListedTitle;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.order.CancellationView;
import io.longbox.api.order.CheckoutTerms;
import io.longbox.api.order.FindOrder;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderPaymentView;
import io.longbox.api.order.OrderStatus;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.OrderView;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.payment.TokenisedCard;
import io.longbox.api.shipping.ShippingChoice;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import io.longbox.payments.CardDetails;
import io.longbox.payments.Cards;
import io.longbox.payments.InvalidCardException;
import io.longbox.payments.ProviderUnavailableException;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Precondition;
import io.longbox.web.order.OrderJson;
import io.longbox.web.order.Orders;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Buys what is in a cart, and answers with the outcome if it is known in time. */
@Component
class Checkouts {

    private final Store store;
    private final Known known;
    private final Orders orders;
    private final ShippingMethods methods;
    private final Cards cards;
    private final Clock clock;
    private final WebProperties properties;

    Checkouts(
            Store store,
            Known known,
            Orders orders,
            ShippingMethods methods,
            Cards cards,
            Clock clock,
            WebProperties properties) {
        this.store = store;
        this.known = known;
        this.orders = orders;
        this.methods = methods;
        this.cards = cards;
        this.clock = clock;
        this.properties = properties;
    }

    ResponseEntity<OrderJson> checkOut(
            UserId user, OrderId order, CheckoutInput input, @Nullable String ifMatch, HttpServletRequest http) {
        CheckoutInput.Wish wish = input.checked(user, cards);
        UserView reader = known.activeUser(user);
        // A repeat of what has begun finds its cart under way, or empty: it is answered by its order.
        Optional<OrderView> begun = orders.find(order);
        if (begun.isPresent()) {
            return settled(begun.get()) ? answered(begun.get()) : pending(order, http);
        }
        CheckOut command = command(reader, order, wish, ifMatch);
        return send(command).map(this::answered).orElseGet(() -> pending(order, http));
    }

    private Optional<OrderView> send(CheckOut command) {
        try {
            return store.sendThenAwait(
                    command,
                    new FindOrder(command.order()),
                    OrderView.class,
                    Checkouts::settled,
                    properties.checkout().answerWithin());
        } catch (ProblemException refused) {
            // A cart that nothing was ever put into does not exist, and is as empty as one that was emptied.
            throw refused.kind() == ProblemKind.NOT_FOUND ? Price.emptyCart() : refused;
        }
    }

    private static boolean settled(OrderView order) {
        return order.status() != OrderStatus.PLACED;
    }

    private CheckOut command(UserView reader, OrderId order, CheckoutInput.Wish wish, @Nullable String ifMatch) {
        CartView cart = cart(reader.id());
        Long expected = Precondition.expectedVersion(ifMatch, () -> Optional.of(cart));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Price price = Price.of(cart, reader, now);
        PointsPayment points = price.points(wish.points(), properties);
        ShippingChoice shipping = methods.choose(wish.method(), price.discounted(), wish.address());
        OrderTotals totals = price.totals(shipping.price(), points);
        mustHave(wish.points(), reader);
        List<ListedTitle> titles = cart.items().stream()
                .map(item -> new ListedTitle(item.product(), item.title()))
                .distinct()
                .toList();
        // At the very last: what is refused has told nobody of the card.
        TokenisedCard card = totals.due().isZero() ? null : tokenised(wish.card());
        return new CheckOut(
                reader.id(), order, new CheckoutTerms(shipping, price.discount(), points, card), titles, expected, now);
    }

    CartView cart(UserId user) {
        return store.ask(new FindCart(user), CartView.class).orElseThrow(() -> ProblemException.notFound("user"));
    }

    private static void mustHave(Points points, UserView reader) {
        if (points.value() > reader.points().value()) {
            throw notEnoughPoints().with("balance", reader.points().value());
        }
    }

    private TokenisedCard tokenised(@Nullable CardDetails card) {
        if (card == null) {
            throw ProblemException.invalid(
                    List.of(new FieldError("card", "is required, because points do not pay all of it")));
        }
        try {
            return cards.tokenise(card);
        } catch (InvalidCardException invalid) {
            throw ProblemException.invalid(invalid.problems().stream()
                    .map(problem -> new FieldError("card." + problem.field(), problem.message()))
                    .toList());
        } catch (ProviderUnavailableException silent) {
            throw ProblemException.unavailable(
                    "The payment provider does not answer at the moment; nothing is charged. Please try again shortly.");
        }
    }

    private ResponseEntity<OrderJson> answered(OrderView order) {
        CancellationView cancellation = order.cancellation();
        if (cancellation != null) {
            throw fallen(order, cancellation.reason());
        }
        return ResponseEntity.created(Orders.address(order.id())).body(orders.shown(order));
    }

    private ResponseEntity<OrderJson> pending(OrderId order, HttpServletRequest http) {
        Provisional.mark(http);
        OrderJson shown = orders.find(order).map(orders::shown).orElseGet(() -> OrderJson.placed(order));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(Orders.address(order))
                .body(shown);
    }

    private static ProblemException fallen(OrderView order, CancellationReason reason) {
        OrderPaymentView payment = order.payment();
        ProblemException problem = switch (reason) {
            case PAYMENT_DECLINED -> declined("The card was declined.");
            case PAYMENT_TIMED_OUT -> declined("The payment provider did not answer in time.");
            case PAYMENT_FAILED -> declined("The money could not be taken from the card.");
            case POINTS_REFUSED -> notEnoughPoints();
            case SOLD_OUT ->
                new ProblemException(
                        ProblemKind.SOLD_OUT, "Some of it is not held for the reader any more, and was not bought.");
            case BY_READER, BY_SHOP ->
                new ProblemException(ProblemKind.CONFLICT, "The order was given up before it was paid for.");
        };
        boolean saysWhy =
                reason == CancellationReason.PAYMENT_DECLINED && payment != null && payment.declineReason() != null;
        return problem.with("orderId", order.id().toString())
                .with("reason", saysWhy ? payment.declineReason().name() : reason.name());
    }

    private static ProblemException declined(String detail) {
        return new ProblemException(
                ProblemKind.PAYMENT_DECLINED, detail + " Nothing is charged, and what was in the cart still is.");
    }

    private static ProblemException notEnoughPoints() {
        return new ProblemException(ProblemKind.NOT_ENOUGH_POINTS, "The reader has fewer points than that.");
    }
}
