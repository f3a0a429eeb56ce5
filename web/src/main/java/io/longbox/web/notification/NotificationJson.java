package io.longbox.web.notification;

import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.waitlist.PassOverReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a reader was told. What does not apply is null. */
@Schema(name = "Notification")
public record NotificationJson(
        UUID id,
        NotificationKind kind,
        UUID productId,
        @Schema(example = "Little Nemo in Slumberland") String title,

        @Schema(description = "The place in line, if it is about one", example = "7") @Nullable
        Long ticket,

        @Schema(description = "One more than were ahead when the place was taken", example = "3") @Nullable
        Long position,

        @Schema(description = "When the offer or hold ends, if it tells that") @Nullable
        Instant deadline,

        @Schema(description = "Why the reader was passed over, if so") @Nullable
        PassOverReason reason,

        @Schema(
                description = "All of it in one sentence",
                example = "You are in line for \u201cLittle Nemo in Slumberland\u201d, as number 3 (ticket 7).")
        String text,

        Instant at,
        @Schema(example = "false") boolean read) {

    public static NotificationJson of(NotificationView told) {
        return new NotificationJson(
                told.id().value(),
                told.kind(),
                told.product().value(),
                told.title(),
                told.ticket(),
                told.position(),
                told.deadline(),
                told.reason(),
                NotificationText.of(told),
                told.at(),
                told.read());
    }
}
