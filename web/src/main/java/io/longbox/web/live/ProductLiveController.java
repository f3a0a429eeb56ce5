package io.longbox.web.live;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.StockView;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.web.stock.StockJson;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.waitlist.PlaceJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Tag(name = "Live", description = "Streams of server-sent events: the present state at once, then every change")
@RestController
@RequestMapping(path = "/api/products/{productId}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class ProductLiveController {

    private final LiveStreams streams;
    private final Store store;
    private final Known known;

    ProductLiveController(LiveStreams streams, Store store, Known known) {
        this.streams = streams;
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "watchProduct",
            summary = "Watches a product's stock, and a reader's place in its line",
            description =
                    "Events named stock, as the product's stock is shown, and, with a reader, events named place, as"
                            + " the reader's place is shown; its status is NONE if there is none. Changes that follow each other"
                            + " closely are told as one. A stream ends after a while; a browser opens the next by itself.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("""
                                    event:stock
                                    data:{"onHand":12,"reserved":12,"available":0,"sold":40,"waiting":3,"linePaused":false}

                                    event:place
                                    data:{"productId":"5c51f3da-2db8-4eb6-bb88-41e20f805b85",\
                                    "userId":"37c764c8-55d8-4cf8-9578-f9aef18ae7e7","status":"NONE"}

                                    """)))
    @GetMapping
    ResponseEntity<SseEmitter> watch(
            @PathVariable ProductId productId,
            @RequestParam(required = false) @Nullable UserId userId,
            HttpMethod method) {
        known.product(productId);
        if (userId != null) {
            known.user(userId);
        }
        return streams.answer(method, stream -> {
            Feed<StockView> stock = stream.watch(new FindStock(productId), StockView.class);
            stream.show("stock", () -> stock.latest().map(StockJson::of));
            if (userId != null) {
                // Whoever is ahead may have gone although the reader's own place has not changed.
                stream.watch(new FindLine(productId), LineView.class);
                stream.show("place", () -> Optional.of(place(productId, userId)));
            }
        });
    }

    private Object place(ProductId product, UserId user) {
        return store.ask(new FindPlace(product, user), PlaceView.class)
                .<Object>map(PlaceJson::of)
                .orElseGet(() -> new NoPlace(product.value(), user.value(), "NONE"));
    }

    /** What is told of a reader who has never been in line. */
    record NoPlace(UUID productId, UUID userId, String status) {}
}
