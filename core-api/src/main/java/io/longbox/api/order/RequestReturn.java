package io.longbox.api.order;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The reader wants to send back what was shipped. A repeat by the same id changes nothing.
 *
 * @param order the order
 * @param refund names the return, and what is given back for it
 * @param items what
 * @param by on whose behalf
 * @param reason in their words, or null
 */
public record RequestReturn(
        @TargetAggregateIdentifier OrderId order,
        RefundId refund,
        List<ItemCount> items,
        Actor by,
        @Nullable String reason) {}
