package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The money is taken. */
@Revision("1")
public record PaymentCaptured(OrderId order, Money amount) implements PaymentEvent {}
