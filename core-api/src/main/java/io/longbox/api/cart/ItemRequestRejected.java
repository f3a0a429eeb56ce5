package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A request was answered with a no. */
@Revision("1")
public record ItemRequestRejected(UserId user, ReservationId reservation, ProductId product, RejectionReason reason)
        implements CartEvent {}
