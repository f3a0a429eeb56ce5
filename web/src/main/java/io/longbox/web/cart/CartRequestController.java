package io.longbox.web.cart;

import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.FindCartRequest;
import io.longbox.api.catalog.ReservationId;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Carts")
@RestController
@RequestMapping(path = "/api/cart-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class CartRequestController {

    private final Store store;

    CartRequestController(Store store) {
        this.store = store;
    }

    @Operation(
            operationId = "showCartRequest",
            summary = "Shows how a request for an item stands",
            description = "A request that was answered as PENDING may take a moment to appear.")
    @GetMapping("/{requestId}")
    CartRequestJson show(@PathVariable ReservationId requestId) {
        return store.ask(new FindCartRequest(requestId), CartRequestView.class)
                .map(CartRequestJson::of)
                .orElseThrow(() -> ProblemException.notFound("request"));
    }
}
