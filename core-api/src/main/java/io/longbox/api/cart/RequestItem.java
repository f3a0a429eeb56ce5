package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A reader asks for an item. Repeats by the same reservation change nothing.
 *
 * @param user the reader
 * @param reservation names the request, and the reservation it leads to
 * @param product what is asked for
 * @param quantity how many copies
 * @param unitPrice what one copy costs now
 * @param onShortage what to do if they cannot be had now
 * @param earlyAccess the plan that lets the reader in before the sale opens for everybody, or null
 */
public record RequestItem(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Quantity quantity,
        Money unitPrice,
        OnShortage onShortage,
        @Nullable PlanId earlyAccess) {

    @TargetAggregateIdentifier
    public CartId cart() {
        return new CartId(user);
    }
}
