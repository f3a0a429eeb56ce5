package io.longbox.web.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.cart.RequestTerms;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.Opening;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Asks for an item on a reader's behalf, and answers with the outcome if it is known in time. */
@Component
class ItemRequests {

    private final Store store;
    private final Known known;
    private final Clock clock;
    private final Duration answerWithin;

    ItemRequests(Store store, Known known, Clock clock, WebProperties properties) {
        this.store = store;
        this.known = known;
        this.clock = clock;
        this.answerWithin = properties.cart().answerWithin();
    }

    ResponseEntity<CartRequestJson> ask(
            UserId user,
            ReservationId id,
            ProductId product,
            Quantity quantity,
            OnShortage onShortage,
            HttpServletRequest http) {
        RequestTerms terms = known.requestTerms(user, product, clock.instant());
        Money price = priceOf(terms.offer());
        mustBePayable(price, quantity);
        RequestItem request = new RequestItem(
                user, id, product, quantity, price, onShortage, terms.reader().earlyAccess());
        Optional<CartRequestView> outcome = store.sendThenAwait(
                request,
                new FindCartRequest(id),
                CartRequestView.class,
                asked -> asked.status().isAnswered(),
                answerWithin);
        return outcome.map(this::answered).orElseGet(() -> pending(request, http));
    }

    private static Money priceOf(RequestTerms.Offer offer) {
        if (offer.price() == null) {
            throw new ProblemException(ProblemKind.CONFLICT, "The product has no price yet.");
        }
        return offer.price();
    }

    /** An amount beyond what money can say could be neither shown nor charged. */
    private static void mustBePayable(Money price, Quantity quantity) {
        if (price.minor() > Money.MAX / quantity.value()) {
            throw ProblemException.invalid(
                    List.of(new FieldError("quantity", "must not cost more than the store can charge at once")));
        }
    }

    private ResponseEntity<CartRequestJson> answered(CartRequestView request) {
        return switch (request.status()) {
            case IN_CART ->
                ResponseEntity.created(CartController.itemAddress(request.user(), request.product()))
                        .body(CartRequestJson.of(request));
            case WAITING, PENDING ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(address(request.id()))
                        .body(CartRequestJson.of(request));
            case REJECTED -> throw rejected(request);
        };
    }

    private static ResponseEntity<CartRequestJson> pending(RequestItem request, HttpServletRequest http) {
        Provisional.mark(http);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(address(request.reservation()))
                .body(CartRequestJson.pending(request));
    }

    private ProblemException rejected(CartRequestView request) {
        RejectionReason reason = request.reason() == null ? RejectionReason.TIMED_OUT : request.reason();
        ProblemException problem = switch (reason) {
            case SOLD_OUT ->
                new ProblemException(
                        ProblemKind.SOLD_OUT, "There are not enough free copies, or others are waiting in line.");
            case NOT_OPEN_YET -> notOpenYet(request.product());
            case PRODUCT_WITHDRAWN ->
                new ProblemException(ProblemKind.PRODUCT_WITHDRAWN, "The product is off sale for good.");
            case CART_CLOSED ->
                new ProblemException(
                        ProblemKind.CART_CLOSED, "The cart takes nothing, because the reader's account is suspended.");
            case TIMED_OUT ->
                new ProblemException(
                        ProblemKind.REQUEST_TIMED_OUT,
                        "The store could not finish the request in time; nothing is held, and asking again is safe.");
            case LEFT_LINE -> new ProblemException(ProblemKind.LEFT_LINE, "The reader has left the line.");
            case PASSED_OVER ->
                new ProblemException(
                        ProblemKind.PASSED_OVER,
                        "The turn in line came, and the reader's cart could not take the copies.");
        };
        return problem.with("reason", reason.name())
                .with("requestId", request.id().toString());
    }

    private ProblemException notOpenYet(ProductId product) {
        ProblemException problem = new ProblemException(
                ProblemKind.NOT_OPEN_YET, "The product is not open for sale yet, or not for this reader.");
        Opening opening = known.stock(product).terms().opening();
        if (opening == null) {
            return problem;
        }
        problem.with("opensAt", opening.at().toString());
        return opening.earlyAccess() == null
                ? problem
                : problem.with("earlyAccess", opening.earlyAccess().toString());
    }

    private static URI address(ReservationId request) {
        return URI.create("/api/cart-requests/" + request);
    }
}
