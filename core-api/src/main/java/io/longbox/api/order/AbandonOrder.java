package io.longbox.api.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The checkout has failed, and the order with it. For the checkout process: answered by {@link OrderCancelled}. */
public record AbandonOrder(@TargetAggregateIdentifier OrderId order, CancellationReason reason) {}
