package io.longbox.payments;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.TokenisedCard;
import java.util.concurrent.CompletableFuture;

/**
 * The way to a payment provider. An adapter to another one is a bean of this type, whose name {@code
 * longbox.payments.gateway} says.
 *
 * <p>Every call can be made again and again, by several processes at once: what it asks for has a key, the order, or the
 * order and the refund, and is done once. A repeat is answered as the first time.
 *
 * <p>No method blocks. No answer is an answer that never comes, or fails by {@link ProviderUnavailableException}; the caller
 * knows how long to wait, and cancels what it no longer waits for. What the provider tells by itself, before an answer,
 * after it, twice, or in place of it, the adapter passes on to {@link ProviderReports}. Neither numbers nor tokens of cards
 * are written to a log.
 */
public interface PaymentGateway {

    /** What {@code longbox.payments.gateway} calls it. */
    String name();

    /** Has the provider keep a card, whose details were checked. Each call is answered with a token of its own. */
    CompletableFuture<TokenisedCard> tokenise(CardDetails card);

    /**
     * Has money held for an order, once; what an order was voided for is never held, but declined.
     *
     * @param token what the provider calls the card
     */
    CompletableFuture<ProviderReport.OfAuthorisation> authorise(OrderId order, Money amount, String token);

    /**
     * Takes what is held for an order, once.
     *
     * @param reference what the provider called the authorisation
     */
    CompletableFuture<ProviderReport.OfCapture> capture(OrderId order, String reference, Money amount);

    /**
     * Lets go of what is held for an order; if nothing is, nothing ever will be. What is taken already stays so, and the
     * answer says how much that is.
     */
    CompletableFuture<ProviderReport.OfVoid> release(OrderId order);

    /** Gives back some of what was taken for an order, once per refund. */
    CompletableFuture<ProviderReport.OfRefund> refund(OrderId order, RefundId refund, Money amount);
}
