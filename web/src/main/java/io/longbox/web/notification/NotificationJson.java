package io.longbox.web.notification;

import io.longbox.api.notification.NotificationKind;
import io.longbox.api.notification.NotificationView;
import io.longbox.api.order.CancellationReason;
import io.longbox.api.user.SubscriptionEndReason;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a reader was told. What does not apply is null. */
@Schema(name = "Notification")
public record NotificationJson(
        UUID id,
        NotificationKind kind,

        @Schema(description = "Null if it is about a subscription or an order") @Nullable
        UUID productId,

        @Schema(description = "Of which order, if it is about one") @Nullable
        UUID orderId,

        @Schema(
                description = "Of the product, the plan's name, or the order's number",
                example = "Little Nemo in Slumberland")
        String title,

        @Schema(description = "The place in line, if it is about one", example = "7") @Nullable
        Long ticket,

        @Schema(description = "One more than were ahead when the place was taken", example = "3") @Nullable
        Long position,

        @Schema(description = "When the offer, hold or term ends, if it tells that") @Nullable
        Instant deadline,

        @Schema(
                description = "Why the reader was passed over, or why the subscription or the order is over, if so",
                example = "PRODUCT_WITHDRAWN")
        @Nullable
        String reason,

        @Schema(description = "What goes back to the card, if it tells that") @Nullable
        MoneyJson money,

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
                told.product() == null ? null : told.product().value(),
                told.order() == null ? null : told.order().value(),
                told.title(),
                told.ticket(),
                told.position(),
                told.deadline(),
                reason(told),
                told.money() == null ? null : MoneyJson.of(told.money()),
                NotificationText.of(told),
                told.at(),
                told.read());
    }

    private static @Nullable String reason(NotificationView told) {
        SubscriptionEndReason ended = told.ended();
        PassOverReason reason = told.reason();
        CancellationReason cancelled = told.cancelled();
        if (ended != null) {
            return ended.name();
        }
        if (cancelled != null) {
            return cancelled.name();
        }
        return reason == null ? null : reason.name();
    }
}
