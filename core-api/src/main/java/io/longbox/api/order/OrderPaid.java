package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** An order is paid for.
 *
 * @param order the order
 * @param user who bought
 * @param received the money that was taken from a card
 * @param reward the points that the reader has earned with it
 */
@Revision("1")
public record OrderPaid(OrderId order, UserId user, Money received, Points reward) implements OrderEvent {}
