package io.longbox.query.user;

import io.longbox.api.Points;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsEntryView;
import io.longbox.api.user.PointsOperation;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "points_entries")
class PointsEntryRow {

    @EmbeddedId
    private Place place;

    @Column(name = "entry_id")
    private UUID entry;

    @Enumerated(EnumType.STRING)
    private PointsOperation operation;

    private long change;

    private long balance;

    private String reason;

    private Instant at;

    /** Where in whose stream an entry stands. */
    @Embeddable
    record Place(@Column(name = "user_id") UUID user, long position) {}

    protected PointsEntryRow() {}

    PointsEntryRow(
            Place place,
            PointsEntryId entry,
            PointsOperation operation,
            long change,
            Points balance,
            String reason,
            Instant at) {
        this.place = place;
        this.entry = entry.value();
        this.operation = operation;
        this.change = change;
        this.balance = balance.value();
        this.reason = Stored.text(reason);
        this.at = Stored.time(at);
    }

    long position() {
        return place.position();
    }

    PointsEntryView toView() {
        return new PointsEntryView(
                new PointsEntryId(entry), position(), operation, change, new Points(balance), reason, at);
    }
}
