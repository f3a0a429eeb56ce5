package io.longbox.web.order;

import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderView;
import io.longbox.web.WebProperties;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Orders")
@RestController
class InvoiceController {

    private final Known known;
    private final WebProperties.Shop shop;

    InvoiceController(Known known, WebProperties properties) {
        this.known = known;
        this.shop = properties.shop();
    }

    @Operation(
            operationId = "showInvoice",
            summary = "Shows an order's invoice",
            description = "Once it was paid for. The same version of an order has the same invoice, to the byte.")
    @ApiResponse(
            responseCode = "200",
            description = "The invoice",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping(path = "/api/orders/{orderId}/invoice", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> show(@PathVariable OrderId orderId) throws IOException {
        OrderView order = known.order(orderId);
        if (order.paidAt() == null) {
            throw new ProblemException(
                    ProblemKind.CONFLICT, "There is no invoice for an order that was never paid for.");
        }
        byte[] invoice = Invoice.of(order, shop);
        return ResponseEntity.ok()
                .eTag("\"" + hash(invoice) + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("invoice-" + order.number() + ".pdf")
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(invoice);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
