package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import org.axonframework.serialization.Revision;

/** Money has gone back to the card. */
@Revision("1")
public record PaymentRefunded(OrderId order, RefundId refund, Money amount) implements PaymentEvent {}
