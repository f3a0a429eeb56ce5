package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What an order is owed has been taken. Answered by {@link OrderPaid}, or by {@link OrderNotPaid} if it was given up
 * meanwhile, or if it is not what is owed.
 *
 * @param order the order
 * @param received the money that was taken from a card; zero if none was due
 * @param reward the points that the reader has earned with it
 */
public record ConfirmPayment(@TargetAggregateIdentifier OrderId order, Money received, Points reward) {}
