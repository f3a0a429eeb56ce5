package io.longbox.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.Points;
import io.longbox.api.order.Actor;
import io.longbox.api.order.TimelineEntry;
import io.longbox.api.order.TimelineEvent;
import io.longbox.web.Fixtures;
import io.longbox.web.Purchases;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTextTest {

    @ParameterizedTest
    @EnumSource
    void whatever_happens_is_told_in_a_sentence(TimelineEvent what) {
        String full = text(what, Actor.SHOP, Purchases.eur(100), 2, "REFUSED", "torn");
        String bare = text(what, Actor.STORE, null, null, null, null);

        assertThat(full).endsWith(".").doesNotContain("null").matches("[A-Z0-9].*");
        assertThat(bare).endsWith(".").doesNotContain("null").doesNotContain("  ");
    }

    @Test
    void who_gave_an_order_up_is_said_once() {
        assertThat(text(TimelineEvent.CANCELLED, Actor.READER, null, null, "BY_READER", "too slow"))
                .isEqualTo("The order was given up by the reader: “too slow”.");
        assertThat(text(TimelineEvent.CANCELLED, Actor.STORE, null, null, "SOLD_OUT", null))
                .isEqualTo("The order was given up (sold out).");
    }

    private static String text(
            TimelineEvent what,
            Actor by,
            @Nullable Money money,
            @Nullable Integer copies,
            @Nullable String reason,
            @Nullable String note) {
        return TimelineText.of(new TimelineEntry(
                Fixtures.NOW,
                what,
                by,
                UUID.randomUUID(),
                money,
                money == null ? null : new Points(3),
                copies,
                reason,
                note));
    }
}
