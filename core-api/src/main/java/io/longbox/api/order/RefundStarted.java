package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Something of an order is taken back: copies go back to the gate, money to the card, points to the account.
 *
 * @param order the order
 * @param refund names it
 * @param user whose order it is
 * @param cause why
 * @param lines the copies; none if it is about money alone
 * @param restock whether the copies can be sold again
 * @param money what goes back to the card
 * @param pointsReturned the points that go back to the account, of those paid with
 * @param pointsRevoked the points that were earned with it, and are taken away again as far as they are there
 * @param status how the order stands with it
 * @param by on whose behalf
 * @param reason in their words, or null
 */
@Revision("1")
public record RefundStarted(
        OrderId order,
        RefundId refund,
        UserId user,
        RefundCause cause,
        List<LineCount> lines,
        boolean restock,
        Money money,
        Points pointsReturned,
        Points pointsRevoked,
        OrderStatus status,
        Actor by,
        @Nullable String reason)
        implements OrderEvent {}
