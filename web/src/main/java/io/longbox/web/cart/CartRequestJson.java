package io.longbox.web.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RequestItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "CartRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartRequestJson(
        UUID id,
        CartRequestStatus status,
        UUID userId,
        UUID productId,
        @Schema(example = "1") int quantity,

        @Schema(description = "The place in line, if it is waiting") @Nullable
        Long ticket,

        @Schema(description = "How many were ahead when the ticket was issued, plus one, if it is waiting") @Nullable
        Long position,

        @Schema(description = "Why not, if it was rejected") @Nullable
        RejectionReason reason,

        @Schema(description = "When the hold ends, if it went into the cart") @Nullable
        Instant heldUntil,

        @Nullable Instant requestedAt) {

    static CartRequestJson of(CartRequestView request) {
        return new CartRequestJson(
                request.id().value(),
                request.status(),
                request.user().value(),
                request.product().value(),
                request.quantity().value(),
                request.ticket(),
                request.position(),
                request.reason(),
                request.heldUntil(),
                request.requestedAt());
    }

    static CartRequestJson pending(RequestItem request) {
        return new CartRequestJson(
                request.reservation().value(),
                CartRequestStatus.PENDING,
                request.user().value(),
                request.product().value(),
                request.quantity().value(),
                null,
                null,
                null,
                null,
                null);
    }
}
