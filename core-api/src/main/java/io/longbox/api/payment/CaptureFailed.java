package io.longbox.api.payment;

import io.longbox.api.order.OrderId;
import org.axonframework.serialization.Revision;

/** The money that was held could not be taken. */
@Revision("1")
public record CaptureFailed(OrderId order, PaymentFailure reason) implements PaymentEvent {}
