package io.longbox.web.notification;

import io.longbox.api.notification.MarkAllRead;
import io.longbox.api.notification.MarkRead;
import io.longbox.api.notification.NotificationId;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reader has read: either these, or all up to then. */
@Schema(name = "ReadInput", description = "Either ids or upTo")
record ReadInput(
        @Schema(description = "These, at most 1,000", example = "[\"0b2f6a0e-6f2c-4d0a-9a3e-2b1f7c5d8e90\"]") @Nullable
        List<@Nullable String> ids,

        @Schema(
                description = "All that came up to then; a time to come counts as now",
                format = "date-time",
                example = "2026-03-01T12:00:00Z")
        @Nullable
        String upTo) {

    private static final int MOST = 1_000;

    /** The command that marks them. */
    Object checked(UserId user, Instant now) {
        Check check = new Check();
        if (ids == null && upTo == null) {
            check.refuse("ids", "is required, or else upTo");
        } else if (ids != null && upTo != null) {
            check.refuse("upTo", "must not be there together with ids");
        }
        if (upTo != null) {
            Instant asked = check.time("upTo", upTo);
            return check.thenMake(() -> new MarkAllRead(user, asked.isAfter(now) ? now : asked));
        }
        Set<NotificationId> marked = notifications(check, ids == null ? List.of() : ids);
        return check.thenMake(() -> new MarkRead(user, marked));
    }

    private Set<NotificationId> notifications(Check check, List<@Nullable String> texts) {
        Set<NotificationId> notifications = new LinkedHashSet<>();
        if (texts.isEmpty() && ids != null) {
            check.refuse("ids", "must have an element");
        }
        if (texts.size() > MOST) {
            check.refuse("ids", "must not have more than " + MOST + " elements");
            return notifications;
        }
        for (int i = 0; i < texts.size(); i++) {
            notifications.add(new NotificationId(check.id("ids[" + i + "]", texts.get(i))));
        }
        return notifications;
    }
}
