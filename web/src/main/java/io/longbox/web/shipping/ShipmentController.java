package io.longbox.web.shipping;

import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.FindShipment;
import io.longbox.api.shipping.ListShipments;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.api.shipping.Shipments;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Shipping")
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ShipmentController {

    private final Store store;
    private final Known known;
    private final Duration readWithin;

    ShipmentController(Store store, Known known, WebProperties properties) {
        this.store = store;
        this.known = known;
        this.readWithin = properties.web().readWithin();
    }

    @Operation(
            operationId = "requestShipment",
            summary = "Sends a paid order, or some of it, in a parcel",
            description = "Answers 201 once the parcel is being packed; 202 if that takes longer than a few seconds.")
    @ApiResponse(
            responseCode = "201",
            description = "It is being packed",
            content = @Content(schema = @Schema(implementation = ShipmentJson.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It will be packed",
            content = @Content(schema = @Schema(implementation = ShipmentJson.class)))
    @PostMapping(path = "/orders/{orderId}/shipments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShipmentJson> request(
            @PathVariable OrderId orderId, @RequestBody ShipmentInput input, NewId newId, HttpServletRequest request) {
        ShipmentId id = new ShipmentId(newId.value());
        RequestShipment command = input.checked(orderId, id);
        Optional<ShipmentView> shipment =
                store.sendThenAwait(command, new FindShipment(id), ShipmentView.class, packed -> true, readWithin);
        if (shipment.isEmpty()) {
            Provisional.mark(request);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .location(address(id))
                    .body(ShipmentJson.pending(command));
        }
        return shown(ResponseEntity.created(address(id)), shipment.get());
    }

    @Operation(
            operationId = "listShipments",
            summary = "Lists the parcels of an order",
            description = "The oldest first, all of them on one page.")
    @GetMapping("/orders/{orderId}/shipments")
    Page<ShipmentJson> list(@PathVariable OrderId orderId) {
        known.order(orderId);
        List<ShipmentView> shipments = store.ask(new ListShipments(orderId), Shipments.class)
                .map(Shipments::items)
                .orElse(List.of());
        Map<ProductId, String> titles = titles(shipments);
        return new Page<>(
                shipments.stream()
                        .map(shipment -> ShipmentJson.of(shipment, titles))
                        .toList(),
                null);
    }

    @Operation(operationId = "showShipment", summary = "Shows a parcel")
    @GetMapping("/shipments/{shipmentId}")
    ResponseEntity<ShipmentJson> show(@PathVariable ShipmentId shipmentId) {
        return shown(ResponseEntity.ok(), shipment(shipmentId));
    }

    @Operation(
            operationId = "advanceShipment",
            summary = "Tells how far a parcel has come",
            description =
                    "It only goes forwards, and may skip states. Whatever follows the dispatch implies it, and needs"
                            + " a tracking number. Only what was dispatched is LOST, only what was not is CANCELLED. Telling the"
                            + " same twice changes nothing.")
    @PostMapping(path = "/shipments/{shipmentId}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShipmentJson> advance(
            @PathVariable ShipmentId shipmentId, @RequestBody ShipmentStatusInput input, HttpServletRequest request) {
        AdvanceShipment command = input.checked(shipmentId);
        Written<ShipmentView> written = store.sendThenRead(command, new FindShipment(shipmentId), ShipmentView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return shown(ResponseEntity.ok(), written.view().orElseGet(() -> shipment(shipmentId)));
    }

    private ShipmentView shipment(ShipmentId id) {
        return store.ask(new FindShipment(id), ShipmentView.class)
                .orElseThrow(() -> ProblemException.notFound("shipment"));
    }

    private ResponseEntity<ShipmentJson> shown(ResponseEntity.BodyBuilder answer, ShipmentView shipment) {
        return answer.eTag(Precondition.etag(shipment.version()))
                .body(ShipmentJson.of(shipment, titles(List.of(shipment))));
    }

    private Map<ProductId, String> titles(List<ShipmentView> shipments) {
        List<ProductId> products = shipments.stream()
                .flatMap(shipment -> shipment.items().stream())
                .map(LineCount::product)
                .distinct()
                .toList();
        if (products.isEmpty()) {
            return Map.of();
        }
        return store.ask(new FindProducts(products), FoundProducts.class).map(FoundProducts::products).stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        ProductView::id, product -> product.details().title(), (one, same) -> one));
    }

    private static URI address(ShipmentId id) {
        return URI.create("/api/shipments/" + id);
    }
}
