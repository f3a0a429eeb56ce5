package io.longbox.api.order;

import io.longbox.api.Money;
import org.axonframework.serialization.Revision;

/** The cardholder's bank has taken money of the order back; it is not given back once more. */
@Revision("1")
public record OrderChargedBack(OrderId order, String reference, Money amount) implements OrderEvent {}
