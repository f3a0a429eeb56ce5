package io.longbox.web.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockStatus;
import io.longbox.api.reading.UnlockView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Unlock")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnlockJson(
        UUID id,
        UnlockStatus status,
        UUID userId,
        UUID chapterId,
        @Schema(description = "In points", example = "30") long price,

        @Schema(description = "Why not, if it was refused") @Nullable
        UnlockRefusalReason reason,

        @Nullable Instant requestedAt,
        @Nullable Instant unlockedAt) {

    static final String UNLOCKED_EXAMPLE = """
            {"id": "b1a6f7f0-63a4-3b4e-8a53-6d1c0a3f6f1d", "status": "UNLOCKED",
             "userId": "37c764c8-55d8-4cf8-9578-f9aef18ae7e7", "chapterId": "0c1f7a52-52b2-3f0a-9a4e-0f5f2b7d5e11",
             "price": 30, "requestedAt": "2026-03-01T12:00:00Z", "unlockedAt": "2026-03-01T12:00:00.1Z"}""";

    static UnlockJson of(UnlockView unlock) {
        return new UnlockJson(
                unlock.id().value(),
                unlock.status(),
                unlock.user().value(),
                unlock.chapter().value(),
                unlock.price().value(),
                unlock.reason(),
                unlock.requestedAt(),
                unlock.unlockedAt());
    }

    static UnlockJson pending(RequestUnlock request) {
        return new UnlockJson(
                request.unlock().value(),
                UnlockStatus.PENDING,
                request.user().value(),
                request.chapter().value(),
                request.price().value(),
                null,
                null,
                null);
    }
}
