package io.longbox.api.cart;

import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * A request was answered with a place in line.
 *
 * @param user the reader
 * @param reservation the request
 * @param place the place in line
 */
@Revision("1")
public record ItemRequestQueued(UserId user, ReservationId reservation, LineReceipt place) implements CartEvent {}
