package io.longbox.payments;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import io.longbox.api.payment.DeclineReason;
import io.longbox.api.payment.PaymentFailure;

/** What a payment provider says of an order's payment, as an answer or by itself. */
public sealed interface ProviderReport {

    OrderId order();

    /** What it says of an authorisation. */
    sealed interface OfAuthorisation extends ProviderReport permits Held, Declined {}

    /** What it says of a capture. */
    sealed interface OfCapture extends ProviderReport permits Taken, NotTaken {}

    /** What it says of a void. */
    sealed interface OfVoid extends ProviderReport permits Released, Taken {}

    /** What it says of a refund. */
    sealed interface OfRefund extends ProviderReport permits Returned, NotReturned {}

    /**
     * Money is held.
     *
     * @param reference what the provider calls it
     * @param amount how much
     */
    record Held(OrderId order, String reference, Money amount) implements OfAuthorisation {}

    /** The card does not pay, and nothing is held. */
    record Declined(OrderId order, DeclineReason reason) implements OfAuthorisation {}

    /** That much was taken, now or before. */
    record Taken(OrderId order, Money amount) implements OfCapture, OfVoid {}

    /** Nothing was taken. */
    record NotTaken(OrderId order, PaymentFailure reason) implements OfCapture {}

    /** Nothing is held, nor will it be. */
    record Released(OrderId order) implements OfVoid {}

    /** That much has gone back to the card. */
    record Returned(OrderId order, RefundId refund, Money amount) implements OfRefund {}

    /** Nothing has gone back by this refund. */
    record NotReturned(OrderId order, RefundId refund, PaymentFailure reason) implements OfRefund {}

    /**
     * The cardholder's bank has taken money back.
     *
     * @param reference what the provider calls it
     * @param amount how much
     */
    record ChargedBack(OrderId order, String reference, Money amount) implements ProviderReport {}
}
