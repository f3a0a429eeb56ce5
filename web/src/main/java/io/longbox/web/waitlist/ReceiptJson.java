package io.longbox.web.waitlist;

import io.longbox.api.catalog.LineReceipt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A place in line and the proof of it, as {@link LineReceipt} has it. */
@Schema(name = "LineReceipt")
public record ReceiptJson(
        UUID productId,
        @Schema(example = "7") long ticket,

        @Schema(description = "How many were ahead when the ticket was issued, plus one", example = "3")
        long position,

        @Schema(
                description = "The number of the event that issued it, in the stream of the product's stock",
                example = "41")
        long sequence,

        @Schema(
                description = "Over that event and all before it",
                example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash) {

    public static ReceiptJson of(LineReceipt receipt) {
        return new ReceiptJson(
                receipt.product().value(),
                receipt.ticket(),
                receipt.position(),
                receipt.sequence(),
                receipt.hash().value());
    }
}
