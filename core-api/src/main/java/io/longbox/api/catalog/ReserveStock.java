package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gate for copies. Answered by exactly one of {@link StockReserved}, {@link WaitlistTicketIssued},
 * {@link StockShortageReported} and {@link ReservationRefused}; a repeat by the same reservation changes nothing.
 *
 * @param product what is asked for
 * @param reservation names the question
 * @param user who asks
 * @param quantity how many copies; all or none
 * @param onShortage what to do if they cannot be had now
 * @param earlyAccess the plan that lets the reader in before the sale opens for everybody, or null
 * @param askedAt when the question was first asked; the same in every repeat
 * @param attempt 1 for the first sending, rising with every repeat
 */
public record ReserveStock(
        ProductId product,
        ReservationId reservation,
        UserId user,
        Quantity quantity,
        OnShortage onShortage,
        @Nullable PlanId earlyAccess,
        Instant askedAt,
        int attempt) {

    @TargetAggregateIdentifier
    public StockItemId stockItem() {
        return new StockItemId(product);
    }
}
