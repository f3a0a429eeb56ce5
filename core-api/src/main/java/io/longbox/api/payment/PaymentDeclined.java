package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The card does not pay; nothing is held. */
@Revision("1")
public record PaymentDeclined(OrderId order, DeclineReason reason) implements PaymentEvent {}
