package io.longbox.query.order;

import io.longbox.api.order.RefundId;
import io.longbox.api.order.ReturnRequested;
import io.longbox.api.order.ReturnStatus;
import io.longbox.api.order.ReturnView;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent back, as the column {@code returns} keeps it; its names are part of the table's shape. */
record StoredReturn(
        UUID id,
        ReturnStatus status,
        List<StoredCount> lines,
        @Nullable String reason,
        @Nullable String rejection,
        Instant requestedAt) {

    static StoredReturn of(ReturnRequested event, Instant at) {
        return new StoredReturn(
                event.refund().value(),
                ReturnStatus.REQUESTED,
                StoredCount.of(event.lines()),
                Stored.text(event.reason()),
                null,
                Stored.time(at));
    }

    StoredReturn accept() {
        return new StoredReturn(id, ReturnStatus.ACCEPTED, lines, reason, null, requestedAt);
    }

    StoredReturn reject(String why) {
        return new StoredReturn(id, ReturnStatus.REJECTED, lines, reason, Stored.text(why), requestedAt);
    }

    ReturnView toView() {
        return new ReturnView(new RefundId(id), status, StoredCount.toCounts(lines), reason, rejection, requestedAt);
    }
}
