package io.longbox.api.order;

import org.axonframework.serialization.Revision;

/** What was to be taken back is back.
 *
 * @param order the order
 * @param refund which
 * @param moneyReturned whether the money has gone back; false if the provider refused that, and a person has to see to it
 * @param status how the order stands with it
 */
@Revision("1")
public record RefundCompleted(OrderId order, RefundId refund, boolean moneyReturned, OrderStatus status)
        implements OrderEvent {}
