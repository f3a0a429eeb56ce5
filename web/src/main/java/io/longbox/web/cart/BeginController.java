package io.longbox.web.cart;

import io.longbox.api.cart.CartView;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.StartCheckout;
import io.longbox.api.user.UserId;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Carts")
@RestController
@RequestMapping(path = "/api/users/{userId}/checkout/begin", produces = MediaType.APPLICATION_JSON_VALUE)
class BeginController {

    private final Store store;
    private final Known known;
    private final Clock clock;
    private final Currency currency;

    BeginController(Store store, Known known, Clock clock, WebProperties properties) {
        this.store = store;
        this.known = known;
        this.clock = clock;
        this.currency = properties.currency();
    }

    @Operation(
            operationId = "beginCheckout",
            summary = "Begins to pay for a cart",
            description = "Each item is held for longer, once: beginning again extends only what was added since.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CartJson> start(
            @PathVariable UserId userId,
            @RequestBody(required = false) @Nullable BeginInput input,
            HttpServletRequest request) {
        known.activeUser(userId);
        Written<CartView> written = start(userId);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        CartView cart = written.view()
                .or(() -> store.ask(new FindCart(userId), CartView.class))
                .orElseThrow(() -> ProblemException.notFound("user"));
        return ResponseEntity.ok()
                .eTag(Precondition.etag(written.shownVersion()))
                .body(CartJson.of(cart, currency));
    }

    private Written<CartView> start(UserId user) {
        try {
            StartCheckout start = new StartCheckout(user, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return store.sendThenRead(start, new FindCart(user), CartView.class);
        } catch (ProblemException refused) {
            // A cart that nothing was ever put into does not exist, and is as empty as one that was emptied.
            throw switch (refused.kind()) {
                case NOT_FOUND, CONFLICT ->
                    new ProblemException(ProblemKind.CART_EMPTY, "There is nothing in the cart to pay for.");
                default -> refused;
            };
        }
    }
}
