package io.longbox.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.order.Actor;
import io.longbox.api.order.RefundCause;
import io.longbox.api.order.RefundStatus;
import io.longbox.api.order.RefundView;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Refund")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundJson(
        UUID id,
        RefundCause cause,
        RefundStatus status,

        @Schema(description = "What goes back to the card") MoneyJson money,

        @Schema(description = "How many points go back to the account", example = "0")
        long pointsReturned,

        @Schema(description = "How many of the points that were earned are taken away again", example = "10")
        long pointsRevoked,

        @Schema(description = "What is taken back; nothing if it is about money alone")
        List<ItemJson> items,

        @Schema(description = "Whether the copies can be sold again")
        boolean restock,

        Actor by,
        @Nullable String reason,
        Instant startedAt,
        @Nullable Instant completedAt) {

    static RefundJson of(RefundView refund) {
        return new RefundJson(
                refund.id().value(),
                refund.cause(),
                refund.status(),
                MoneyJson.of(refund.money()),
                refund.pointsReturned().value(),
                refund.pointsRevoked().value(),
                ItemJson.of(refund.lines()),
                refund.restock(),
                refund.by(),
                refund.reason(),
                refund.startedAt(),
                refund.completedAt());
    }
}
