package io.longbox.web.notification;

import io.longbox.api.notification.InboxView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a reader's inbox stands. */
@Schema(name = "Inbox")
public record InboxJson(
        @Schema(example = "2") long unread,

        @Schema(description = "What came last, if anything did") @Nullable
        NotificationJson latest) {

    public static InboxJson of(InboxView inbox) {
        return new InboxJson(inbox.unread(), inbox.latest() == null ? null : NotificationJson.of(inbox.latest()));
    }
}
