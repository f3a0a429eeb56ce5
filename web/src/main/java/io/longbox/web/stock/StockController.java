package io.longbox.web.stock;

import io.longbox.api.catalog.AdjustStock;
import io.longbox.api.catalog.AdjustmentId;
import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReceiveStock;
import io.longbox.api.catalog.StockView;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Stock", description = "How many copies there are, and how they come in")
@RestController
@RequestMapping(path = "/api/products/{productId}/stock", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {

    private final Store store;
    private final Known known;

    StockController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(operationId = "showStock", summary = "Shows how a product's stock stands")
    @GetMapping
    StockJson show(@PathVariable ProductId productId) {
        return StockJson.of(known.stock(productId));
    }

    @Operation(operationId = "receiveStock", summary = "Takes in a delivery")
    @PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StockJson> receive(
            @PathVariable ProductId productId,
            @RequestBody ReceiptInput input,
            NewId newId,
            HttpServletRequest request) {
        ReceiveStock delivery = new ReceiveStock(productId, new ReceiptId(newId.value()), input.checked());
        known.onSale(productId);
        return write(delivery, productId, newId.value(), request);
    }

    @Operation(
            operationId = "adjustStock",
            summary = "Corrects the number on hand",
            description = "Never below what is reserved.")
    @PostMapping(path = "/adjustments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StockJson> adjust(
            @PathVariable ProductId productId,
            @RequestBody AdjustmentInput input,
            NewId newId,
            HttpServletRequest request) {
        AdjustStock correction = input.checked(productId, new AdjustmentId(newId.value()));
        known.product(productId);
        return write(correction, productId, newId.value(), request);
    }

    private ResponseEntity<StockJson> write(Object command, ProductId product, UUID id, HttpServletRequest request) {
        Written<StockView> written = store.sendThenRead(command, new FindStock(product), StockView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return ResponseEntity.created(URI.create("/api/products/" + product + "/stock"))
                .body(written.view().map(stock -> StockJson.of(id, stock)).orElseGet(() -> StockJson.unknown(id)));
    }
}
