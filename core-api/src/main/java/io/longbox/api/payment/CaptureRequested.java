package io.longbox.api.payment;

import io.longbox.api.Money;
import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The provider is asked to take the money that is held. */
@Revision("1")
public record CaptureRequested(OrderId order, String reference, Money amount) implements PaymentEvent {}
