package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** Nothing is held for the order, nor will it be. */
@Revision("1")
public record PaymentVoided(OrderId order) implements PaymentEvent {}
