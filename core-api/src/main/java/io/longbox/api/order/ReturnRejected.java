package io.longbox.api.order;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** The shop does not take the copies back. */
@Revision("1")
public record ReturnRejected(OrderId order, RefundId refund, UserId user, String reason) implements OrderEvent {}
