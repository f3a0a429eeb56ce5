package io.longbox.api.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an order was given up before it was paid for.
 *
 * @param reason why
 * @param by on whose behalf
 * @param note in their words, or null
 * @param at when
 */
public record CancellationView(
        CancellationReason reason, Actor by, @Nullable String note, Instant at) {}
