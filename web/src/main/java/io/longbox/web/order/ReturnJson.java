package io.longbox.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.order.RequestReturn;
import io.longbox.api.order.ReturnStatus;
import io.longbox.api.order.ReturnView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "Return")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnJson(
        UUID id,
        ReturnStatus status,
        List<ItemJson> items,

        @Schema(description = "Why, in the reader's words", example = "It is torn") @Nullable
        String reason,

        @Schema(description = "Why it is not taken back, in the shop's words") @Nullable
        String rejection,

        @Nullable Instant requestedAt) {

    static ReturnJson of(ReturnView sentBack) {
        return new ReturnJson(
                sentBack.id().value(),
                sentBack.status(),
                ItemJson.of(sentBack.lines()),
                sentBack.reason(),
                sentBack.rejection(),
                sentBack.requestedAt());
    }

    /** As it is before the view shows it. */
    static ReturnJson requested(RequestReturn request) {
        return new ReturnJson(
                request.refund().value(),
                ReturnStatus.REQUESTED,
                request.items().stream()
                        .map(item -> new ItemJson(
                                item.product().value(), item.quantity().value()))
                        .toList(),
                request.reason(),
                null,
                null);
    }
}
