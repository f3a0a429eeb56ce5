package io.longbox.api.cart;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Reserved copies are in the cart. */
@Revision("1")
public record ItemAdded(
        UserId user,
        ReservationId reservation,
        ProductId product,
        Quantity quantity,
        Money unitPrice,
        Instant heldUntil)
        implements CartEvent {}
