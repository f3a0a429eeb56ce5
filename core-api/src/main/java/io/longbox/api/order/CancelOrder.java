package io.longbox.api.order;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives up what is not shipped yet of an order: all of it, or some. Before it is paid for, only all of it. A repeat by
 * the same id changes nothing.
 *
 * @param order the order
 * @param refund names what is taken back
 * @param items what is given up; empty for all that is not shipped yet
 * @param by on whose behalf
 * @param reason in their words, or null
 */
public record CancelOrder(
        @TargetAggregateIdentifier OrderId order,
        RefundId refund,
        List<ItemCount> items,
        Actor by,
        @Nullable String reason) {}
