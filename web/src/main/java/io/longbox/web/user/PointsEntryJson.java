package io.longbox.web.user;

import io.longbox.api.user.PointsEntryView;
import io.longbox.api.user.PointsOperation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

@Schema(name = "PointsEntry")
record PointsEntryJson(
        UUID id,
        PointsOperation operation,

        @Schema(description = "By how much the balance moved; negative if it fell", example = "100")
        long change,

        @Schema(description = "The balance after it", example = "250")
        long balance,

        String reason,
        Instant at) {

    static PointsEntryJson of(PointsEntryView entry) {
        return new PointsEntryJson(
                entry.id().value(),
                entry.operation(),
                entry.change(),
                entry.balance().value(),
                entry.reason(),
                entry.at());
    }
}
