package io.longbox.api.order;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An order was given up before it was paid for.
 *
 * @param order the order
 * @param user who wanted to buy
 * @param reason why
 * @param by on whose behalf
 * @param note in their words, or null
 */
@Revision("1")
public record OrderCancelled(
        OrderId order,
        UserId user,
        CancellationReason reason,
        Actor by,
        @Nullable String note) implements OrderEvent {}
