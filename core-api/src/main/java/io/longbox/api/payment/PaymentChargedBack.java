package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The cardholder's bank has taken money back. */
@Revision("1")
public record PaymentChargedBack(OrderId order, String reference, Money amount) implements PaymentEvent {}
