package io.longbox.api.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.Versioned;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a place in line stands.
 *
 * @param product whose line
 * @param place the place in it, as it was issued
 * @param user who holds it
 * @param quantity how many copies
 * @param status how it stands
 * @param ahead how many are in line before it, or null if it is not waiting
 * @param joinedAt when it was entered
 * @param heldUntil when the offer ends, if it is offered
 * @param reason why the reader was passed over, if so
 * @param endedAt when it was over, or null
 * @param version of the waitlist, see {@link Versioned}
 */
public record PlaceView(
        ProductId product,
        LineReceipt place,
        UserId user,
        Quantity quantity,
        PlaceStatus status,
        @Nullable Long ahead,
        Instant joinedAt,
        @Nullable Instant heldUntil,
        @Nullable PassOverReason reason,
        @Nullable Instant endedAt,
        long version)
        implements Versioned {

    /** One more than are ahead, or null if it is not waiting. */
    public @Nullable Long position() {
        return ahead == null ? null : ahead + 1;
    }
}
