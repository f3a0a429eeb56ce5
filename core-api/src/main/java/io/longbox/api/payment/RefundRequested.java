package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RefundId;
import org.axonframework.serialization.Revision;

/** The provider is asked to give money back. */
@Revision("1")
public record RefundRequested(OrderId order, RefundId refund, Money amount) implements PaymentEvent {}
