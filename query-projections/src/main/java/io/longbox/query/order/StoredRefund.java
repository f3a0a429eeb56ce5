package io.longbox.query.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundId;
import io.longbox.api.order.RefundStarted;
import io.longbox.api.order.RefundStatus;
import io.longbox.api.order.RefundView;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is taken back, as the column {@code refunds} keeps it; its names are part of the table's shape. */
record StoredRefund(
        UUID id,
        RefundCause cause,
        RefundStatus status,
        List<StoredCount> lines,
        boolean restock,
        long moneyMinor,
        long pointsReturned,
        long pointsRevoked,
        Actor by,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant completedAt) {

    static StoredRefund of(RefundStarted event, Instant at) {
        return new StoredRefund(
                event.refund().value(),
                event.cause(),
                RefundStatus.PENDING,
                StoredCount.of(event.lines()),
                event.restock(),
                event.money().minor(),
                event.pointsReturned().value(),
                event.pointsRevoked().value(),
                event.by(),
                Stored.text(event.reason()),
                Stored.time(at),
                null);
    }

    StoredRefund settle(Points returned, Points revoked) {
        return new StoredRefund(
                id,
                cause,
                status,
                lines,
                restock,
                moneyMinor,
                returned.value(),
                revoked.value(),
                by,
                reason,
                startedAt,
                completedAt);
    }

    StoredRefund complete(boolean moneyReturned, Instant at) {
        return new StoredRefund(
                id,
                cause,
                moneyReturned ? RefundStatus.DONE : RefundStatus.FAILED,
                lines,
                restock,
                moneyMinor,
                pointsReturned,
                pointsRevoked,
                by,
                reason,
                startedAt,
                Stored.time(at));
    }

    RefundView toView(Currency currency) {
        return new RefundView(
                new RefundId(id),
                cause,
                status,
                StoredCount.toCounts(lines),
                restock,
                new Money(moneyMinor, currency),
                new Points(pointsReturned),
                new Points(pointsRevoked),
                by,
                reason,
                startedAt,
                completedAt);
    }
}
