package io.longbox.api.shipping;

import io.longbox.api.Versioned;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as others see it.
 *
 * @param id the parcel
 * @param order of which order
 * @param items what is in it
 * @param parcel who carries it
 * @param status how far it has come
 * @param createdAt when it was asked for
 * @param dispatchedAt when the carrier got it, or null
 * @param deliveredAt when it arrived, or null
 * @param version of its stream
 */
public record ShipmentView(
        ShipmentId id,
        OrderId order,
        List<LineCount> items,
        Parcel parcel,
        ShipmentStatus status,
        Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        long version)
        implements Versioned {}
