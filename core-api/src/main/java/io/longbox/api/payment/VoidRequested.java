package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The provider is asked to hold nothing, and to hold nothing later. */
@Revision("1")
public record VoidRequested(OrderId order) implements PaymentEvent {}
