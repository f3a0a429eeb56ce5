package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.plan.PlanId;
import io.longbox.api.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Copies were set aside for a walk-in.
 *
 * @param product what was reserved
 * @param reservation the question
 * @param user who asked
 * @param quantity how many copies
 * @param hold how long they are to be held, or null for the store's own time
 * @param earlyAccess the plan that let the reader in before the sale opened for everybody, or null
 * @param askedAt when the question was first asked
 */
@Revision("1")
public record StockReserved(
        ProductId product,
        ReservationId reservation,
        UserId user,
        Quantity quantity,
        @Nullable Duration hold,
        @Nullable PlanId earlyAccess,
        Instant askedAt)
        implements StockEvent {}
