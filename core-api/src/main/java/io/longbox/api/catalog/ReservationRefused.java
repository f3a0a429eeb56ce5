package io.longbox.api.catalog;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** A question is not served, for a reason other than want of copies. */
@Revision("1")
public record ReservationRefused(ProductId product, ReservationId reservation, UserId user, RefusalReason reason)
        implements StockEvent {}
