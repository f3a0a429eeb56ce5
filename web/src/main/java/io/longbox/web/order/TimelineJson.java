package io.longbox.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.order.Actor;
import io.longbox.api.order.OrderTimeline;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "OrderTimeline")
record TimelineJson(List<Entry> items) {

    @Schema(name = "OrderTimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            TimelineEvent what,
            Actor by,

            @Schema(description = "In a sentence", example = "The order was placed: 2 copies for 25.98 EUR.")
            String text,

            @Schema(description = "The parcel, refund or return that it is about") @Nullable
            UUID about,

            @Nullable MoneyJson amount,
            @Nullable Long points,
            @Nullable Integer copies,
            @Nullable String reason,
            @Nullable String note) {

        static Entry of(TimelineEntry entry) {
            return new Entry(
                    entry.at(),
                    entry.what(),
                    entry.by(),
                    TimelineText.of(entry),
                    entry.about(),
                    entry.money() == null ? null : MoneyJson.of(entry.money()),
                    entry.points() == null ? null : entry.points().value(),
                    entry.copies(),
                    entry.reason(),
                    entry.note());
        }
    }

    static TimelineJson of(OrderTimeline timeline) {
        return new TimelineJson(timeline.items().stream().map(Entry::of).toList());
    }
}
