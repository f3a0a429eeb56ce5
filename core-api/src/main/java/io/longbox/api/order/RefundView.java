package io.longbox.api.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of an order that is taken back.
 *
 * @param id names it
 * @param cause why
 * @param status how far it has come
 * @param lines the copies; none if it is about money alone
 * @param restock whether the copies can be sold again
 * @param money what goes back to the card
 * @param pointsReturned the points that go back to the account
 * @param pointsRevoked the points that are taken away again; as soon as that is done, those that were still there
 * @param by on whose behalf
 * @param reason in their words, or null
 * @param startedAt when it began
 * @param completedAt when it was over, or null
 */
public record RefundView(
        RefundId id,
        RefundCause cause,
        RefundStatus status,
        List<LineCount> lines,
        boolean restock,
        Money money,
        Points pointsReturned,
        Points pointsRevoked,
        Actor by,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant completedAt) {}
