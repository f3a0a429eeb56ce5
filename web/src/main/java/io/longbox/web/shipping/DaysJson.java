package io.longbox.web.shipping;

import io.longbox.api.shipping.DeliveryDays;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long a parcel takes, as it travels. */
@Schema(name = "DeliveryDays", description = "How many days a parcel takes, from least to most")
record DaysJson(
        @Schema(example = "2", minimum = "0", maximum = "365", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Long from,

        @Schema(example = "4", minimum = "0", maximum = "365", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Long to) {

    static @Nullable DaysJson of(@Nullable DeliveryDays days) {
        return days == null ? null : new DaysJson((long) days.from(), (long) days.to());
    }

    DeliveryDays checked(Check check) {
        int least = (int) check.number("days.from", from, 0, DeliveryDays.MAX);
        int most = (int) check.number("days.to", to, 0, DeliveryDays.MAX);
        if (from != null && to != null && from > to) {
            check.refuse("days", "must not end before they begin");
        }
        return new DeliveryDays(least, Math.max(least, most));
    }
}
