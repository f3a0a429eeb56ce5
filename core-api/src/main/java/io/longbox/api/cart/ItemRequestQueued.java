package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * A request was answered with a place in line.
 *
 * @param user the reader
 * @param reservation the request
 * @param product what was asked for
 * @param ticket the place in line
 * @param position how many were ahead when the ticket was issued, plus one
 */
@Revision("1")
public record ItemRequestQueued(UserId user, ReservationId reservation, ProductId product, long ticket, long position)
        implements CartEvent {}
