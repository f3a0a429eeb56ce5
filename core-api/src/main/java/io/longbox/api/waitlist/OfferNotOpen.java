package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import org.axonframework.serialization.Revision;

/** An offer that ended was over before, or was never made. Nothing changed. */
@Revision("1")
public record OfferNotOpen(ProductId product, long ticket, ReservationId reservation) implements WaitlistEvent {}
