package io.longbox.api.order;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders; each null is no restriction.
 *
 * @param status how far they have come
 * @param user whose they are
 * @param product what is among what was bought
 * @param from placed then or later
 * @param to placed before then
 * @param number what they are called by
 */
public record OrderCriteria(
        @Nullable OrderStatus status,
        @Nullable UserId user,
        @Nullable ProductId product,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long number) {}
