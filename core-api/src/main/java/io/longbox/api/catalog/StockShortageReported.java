package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A question could not be served; nothing changed.
 *
 * @param product what was asked for
 * @param reservation the question
 * @param user who asked
 * @param quantity how many copies were asked for
 * @param available how many copies nobody has reserved
 * @param waiting how many tickets are outstanding
 * @param ticket the ticket that was to be served, or null for a walk-in; a ticket stays in line
 * @param askedAt when the question was first asked
 */
@Revision("1")
public record StockShortageReported(
        ProductId product,
        ReservationId reservation,
        UserId user,
        Quantity quantity,
        int available,
        long waiting,
        @Nullable Long ticket,
        Instant askedAt)
        implements StockEvent {}
