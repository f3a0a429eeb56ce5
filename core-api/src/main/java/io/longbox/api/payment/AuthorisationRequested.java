package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** The provider is asked to hold money. */
@Revision("1")
public record AuthorisationRequested(OrderId order, UserId user, Money amount, TokenisedCard card)
        implements PaymentEvent {}
