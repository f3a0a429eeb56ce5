package io.longbox.web.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.cart.RequestItem;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.web.waitlist.ReceiptJson;
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

        @Schema(description = "The place in line, if it got one") @Nullable
        Long ticket,

        @Schema(description = "How many were ahead when the ticket was issued, plus one") @Nullable
        Long position,

        @Schema(description = "Proof of the place in line, to be kept") @Nullable
        ReceiptJson receipt,

        @Schema(description = "Why not, if it was rejected") @Nullable
        RejectionReason reason,

        @Schema(description = "When the hold ends, if it went into the cart") @Nullable
        Instant heldUntil,

        @Nullable Instant requestedAt) {

    static final String IN_CART_EXAMPLE = """
            {"id": "adaf5a7f-175a-4b91-b780-e5bdd17c492a", "status": "IN_CART",
             "userId": "37c764c8-55d8-4cf8-9578-f9aef18ae7e7", "productId": "5c51f3da-2db8-4eb6-bb88-41e20f805b85",
             "quantity": 1, "heldUntil": "2026-03-01T12:15:00Z", "requestedAt": "2026-03-01T12:00:00Z"}""";

    static final String WAITING_EXAMPLE = """
            {"id": "e467a7d5-6fec-4412-a6ef-7a7bd89af534", "status": "WAITING",
             "userId": "37c764c8-55d8-4cf8-9578-f9aef18ae7e7", "productId": "5c51f3da-2db8-4eb6-bb88-41e20f805b85",
             "quantity": 1, "ticket": 7, "position": 3,
             "receipt": {"productId": "5c51f3da-2db8-4eb6-bb88-41e20f805b85", "ticket": 7, "position": 3,
              "sequence": 41, "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
             "requestedAt": "2026-03-01T12:00:00Z"}""";

    static CartRequestJson of(CartRequestView request) {
        LineReceipt place = request.place();
        return new CartRequestJson(
                request.id().value(),
                request.status(),
                request.user().value(),
                request.product().value(),
                request.quantity().value(),
                place == null ? null : place.ticket(),
                place == null ? null : place.position(),
                place == null ? null : ReceiptJson.of(place),
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
                null,
                null);
    }
}
