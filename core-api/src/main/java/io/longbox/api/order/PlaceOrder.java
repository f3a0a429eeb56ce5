package io.longbox.api.order;

import io.longbox.api.user.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Places an order, once per id. For the checkout process: answered by {@link OrderPlaced}.
 *
 * @param order the order
 * @param user who buys
 * @param lines what is bought
 * @param terms how
 */
public record PlaceOrder(
        @TargetAggregateIdentifier OrderId order, UserId user, List<OrderLine> lines, CheckoutTerms terms) {}
