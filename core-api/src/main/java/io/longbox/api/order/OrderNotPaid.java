package io.longbox.api.order;

import io.longbox.api.Money;
import org.axonframework.serialization.Revision;

/** Money was taken and does not pay the order; it has to go back. */
@Revision("1")
public record OrderNotPaid(OrderId order, Money received, NotPaidReason reason) implements OrderEvent {}
