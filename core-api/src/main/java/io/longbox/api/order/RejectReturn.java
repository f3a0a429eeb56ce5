package io.longbox.api.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The shop does not take the copies back, with the reason in its words. */
public record RejectReturn(@TargetAggregateIdentifier OrderId order, RefundId refund, String reason) {}
