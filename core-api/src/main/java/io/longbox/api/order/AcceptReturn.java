package io.longbox.api.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What a reader sent back has arrived; it is given back for. Answered by {@link RefundStarted}.
 *
 * @param order the order
 * @param refund the return
 * @param restock whether the copies can be sold again
 */
public record AcceptReturn(@TargetAggregateIdentifier OrderId order, RefundId refund, boolean restock) {}
