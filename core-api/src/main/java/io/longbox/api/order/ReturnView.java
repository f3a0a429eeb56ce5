package io.longbox.api.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies that a reader sends back.
 *
 * @param id names the return, and the refund that follows if it is accepted
 * @param status how it stands
 * @param lines the copies
 * @param reason why they are sent back, in the reader's words, or null
 * @param rejection why they are not taken back, in the shop's words, or null
 * @param requestedAt when it was asked for
 */
public record ReturnView(
        RefundId id,
        ReturnStatus status,
        List<LineCount> lines,
        @Nullable String reason,
        @Nullable String rejection,
        Instant requestedAt) {}
