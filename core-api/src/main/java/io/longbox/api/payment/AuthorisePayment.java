package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Has the bank hold money for an order, once. Answered by {@link AuthorisationRequested}, and then by
 * {@link PaymentAuthorised} or {@link PaymentDeclined}; or by {@link PaymentVoided} if it was voided before.
 *
 * @param order the order
 * @param user whose order it is
 * @param amount how much
 * @param card from which card
 */
public record AuthorisePayment(OrderId order, UserId user, Money amount, TokenisedCard card) {

    @TargetAggregateIdentifier
    public PaymentId payment() {
        return new PaymentId(order);
    }
}
