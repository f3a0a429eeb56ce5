package io.longbox.api.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What was to be taken back is back. For the refund process: answered by {@link RefundCompleted}.
 *
 * @param order the order
 * @param refund which
 * @param moneyReturned whether the money has gone back; false if the provider refused that, and a person has to see to it
 */
public record CompleteRefund(@TargetAggregateIdentifier OrderId order, RefundId refund, boolean moneyReturned) {}
