package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The bank holds money for the order. */
@Revision("1")
public record PaymentAuthorised(OrderId order, String reference, Money amount) implements PaymentEvent {}
