package io.longbox.web.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a place in line stands. What does not apply is null.
 *
 * @param title the product's title, where places of several lines stand together
 */
@Schema(name = "Place")
public record PlaceJson(
        UUID productId,

        @Schema(description = "Only in the list of a reader's places", example = "Little Nemo in Slumberland")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String title,

        UUID userId,
        @Schema(example = "7") long ticket,
        @Schema(example = "1") int quantity,
        PlaceStatus status,

        @Schema(description = "One more than are ahead now, if it is waiting", example = "2") @Nullable
        Long position,

        @Schema(description = "How many are ahead now, if it is waiting", example = "1") @Nullable
        Long ahead,

        Instant joinedAt,

        @Schema(description = "When the offer ends, if there is one") @Nullable
        Instant heldUntil,

        @Schema(description = "Why the reader was passed over, if so") @Nullable
        PassOverReason reason,

        @Schema(description = "When the place was over, if it is") @Nullable
        Instant endedAt,

        ReceiptJson receipt) {

    public static PlaceJson of(PlaceView place) {
        return of(place, null);
    }

    static PlaceJson of(PlaceView place, @Nullable String title) {
        return new PlaceJson(
                place.product().value(),
                title,
                place.user().value(),
                place.place().ticket(),
                place.quantity().value(),
                place.status(),
                place.position(),
                place.ahead(),
                place.joinedAt(),
                place.heldUntil(),
                place.reason(),
                place.endedAt(),
                ReceiptJson.of(place.place()));
    }
}
