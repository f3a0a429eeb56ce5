package io.longbox.query.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "order_timeline")
class TimelineRow {

    @EmbeddedId
    private Place place;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private TimelineEvent what;

    @Enumerated(EnumType.STRING)
    private Actor by;

    private @Nullable UUID about;

    private @Nullable Long minor;

    private @Nullable Currency currency;

    private @Nullable Long points;

    private @Nullable Integer copies;

    private @Nullable String reason;

    private @Nullable String note;

    /** Where in which stream an entry stands. */
    @Embeddable
    record Place(@Column(name = "order_id") UUID order, String stream, long position) {}

    protected TimelineRow() {}

    TimelineRow(Place place, TimelineEntry entry) {
        this.place = place;
        this.at = Stored.time(entry.at());
        this.what = entry.what();
        this.by = entry.by();
        this.about = entry.about();
        Money money = entry.money();
        this.minor = money == null ? null : money.minor();
        this.currency = money == null ? null : money.currency();
        this.points = entry.points() == null ? null : entry.points().value();
        this.copies = entry.copies();
        this.reason = entry.reason();
        this.note = Stored.text(entry.note());
    }

    TimelineEntry toEntry() {
        return new TimelineEntry(
                at,
                what,
                by,
                about,
                minor == null || currency == null ? null : new Money(minor, currency),
                points == null ? null : new Points(points),
                copies,
                reason,
                note);
    }
}
