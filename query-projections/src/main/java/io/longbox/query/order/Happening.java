package io.longbox.query.order;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the timeline in the making: what happened on whose behalf, and then what else there is to say of it. */
final class Happening {

    private final TimelineEvent what;
    private final Actor by;
    private @Nullable UUID about;
    private @Nullable Money money;
    private @Nullable Points points;
    private @Nullable Integer copies;
    private @Nullable String reason;
    private @Nullable String note;

    private Happening(TimelineEvent what, Actor by) {
        this.what = what;
        this.by = by;
    }

    static Happening of(TimelineEvent what, Actor by) {
        return new Happening(what, by);
    }

    Happening about(UUID about) {
        this.about = about;
        return this;
    }

    /** No money is nothing to speak of. */
    Happening money(Money money) {
        this.money = money.isZero() ? null : money;
        return this;
    }

    Happening points(Points points) {
        this.points = points.value() == 0 ? null : points;
        return this;
    }

    Happening copies(List<LineCount> lines) {
        return copies(lines.stream().mapToInt(line -> line.quantity().value()).sum());
    }

    Happening copies(int copies) {
        this.copies = copies == 0 ? null : copies;
        return this;
    }

    Happening reason(Enum<?> reason) {
        this.reason = reason.name();
        return this;
    }

    Happening note(@Nullable String note) {
        this.note = note;
        return this;
    }

    TimelineEntry at(Instant at) {
        return new TimelineEntry(at, what, by, about, money, points, copies, reason, note);
    }
}
