package io.longbox.api.order;

import io.longbox.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives money back without taking copies back, once per id; no more than is left of what was paid by card.
 *
 * @param order the order
 * @param refund names it
 * @param amount how much
 * @param reason why, in the shop's words
 */
public record RefundOrder(@TargetAggregateIdentifier OrderId order, RefundId refund, Money amount, String reason) {}
