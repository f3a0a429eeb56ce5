package io.longbox.api.catalog;

import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A question is not served, for a reason other than want of copies.
 *
 * @param product what was asked for
 * @param reservation the question
 * @param user who asked
 * @param reason why not
 * @param askedAt when the question was first asked
 */
@Revision("1")
public record ReservationRefused(
        ProductId product, ReservationId reservation, UserId user, RefusalReason reason, Instant askedAt)
        implements StockEvent {}
