package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * A question could not be served; nothing changed.
 *
 * @param product what was asked for
 * @param reservation the question
 * @param user who asked
 * @param quantity how many copies were asked for
 * @param available how many copies nobody has reserved
 * @param waiting how many tickets are outstanding
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
        Instant askedAt)
        implements StockEvent {}
