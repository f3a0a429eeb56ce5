package io.longbox.api.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a request for an item stands.
 *
 * @param id names the request
 * @param user who asked
 * @param product what was asked for
 * @param quantity how many copies
 * @param status how it stands
 * @param place the place in line that it got, if it got one
 * @param reason why not, if it was rejected
 * @param heldUntil when the hold ends, if it went into the cart
 * @param requestedAt when the reader asked
 */
public record CartRequestView(
        ReservationId id,
        UserId user,
        ProductId product,
        Quantity quantity,
        CartRequestStatus status,
        @Nullable LineReceipt place,
        @Nullable RejectionReason reason,
        @Nullable Instant heldUntil,
        Instant requestedAt) {}
