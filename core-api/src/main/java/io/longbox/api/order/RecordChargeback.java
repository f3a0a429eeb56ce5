package io.longbox.api.order;

import io.longbox.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The cardholder's bank has taken money of the order back. A repeat by the same reference changes nothing. */
public record RecordChargeback(@TargetAggregateIdentifier OrderId order, String reference, Money amount) {}
