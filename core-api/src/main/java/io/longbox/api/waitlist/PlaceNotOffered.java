package io.longbox.api.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import org.axonframework.serialization.Revision;

/** The turn of a ticket came when its holder was no longer in line. */
@Revision("1")
public record PlaceNotOffered(ProductId product, long ticket, ReservationId reservation) implements WaitlistEvent {}
