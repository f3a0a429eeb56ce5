package io.longbox.api.catalog;

import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A question is not served, for a reason other than want of copies.
 *
 * @param product what was asked for
 * @param reservation the question
 * @param user who asked
 * @param reason why not
 * @param ticket the ticket that was to be served, or null for a walk-in
 * @param askedAt when the question was first asked
 */
@Revision("1")
public record ReservationRefused(
        ProductId product,
        ReservationId reservation,
        UserId user,
        RefusalReason reason,
        @Nullable Long ticket,
        Instant askedAt)
        implements StockEvent {}
