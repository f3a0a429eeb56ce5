package io.longbox.web.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.CartItemView;
import io.longbox.api.cart.CartView;
import io.longbox.api.cart.ClearCart;
import io.longbox.api.cart.FindCart;
import io.longbox.api.cart.ReduceItem;
import io.longbox.api.cart.RemoveItem;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Carts", description = "Carts hold reserved copies for a limited time; requests fill them")
@RestController
@RequestMapping(path = "/api/users/{userId}/cart", produces = MediaType.APPLICATION_JSON_VALUE)
class CartController {

    private final Store store;
    private final ItemRequests requests;
    private final Currency currency;

    CartController(Store store, ItemRequests requests, WebProperties properties) {
        this.store = store;
        this.requests = requests;
        this.currency = properties.currency();
    }

    static URI itemAddress(UserId user, ProductId product) {
        return URI.create("/api/users/" + user + "/cart/items/" + product);
    }

    @Operation(operationId = "showCart", summary = "Shows a reader's cart")
    @GetMapping
    ResponseEntity<CartJson> show(@PathVariable UserId userId) {
        CartView cart = cart(userId);
        return ResponseEntity.ok().eTag(Precondition.etag(cart.version())).body(CartJson.of(cart, currency));
    }

    @Operation(operationId = "clearCart", summary = "Empties a cart", description = "What it held is let go.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable UserId userId) {
        cart(userId);
        try {
            store.sendThenRead(new ClearCart(userId), new FindCart(userId), CartView.class);
        } catch (ProblemException refused) {
            // A cart that nothing was ever put into does not exist, and is as empty as it can be.
            if (refused.kind() != ProblemKind.NOT_FOUND) {
                throw refused;
            }
        }
    }

    @Operation(
            operationId = "requestItem",
            summary = "Asks for an item",
            description =
                    "Answers with the outcome: 201 once the copies are in the cart, 202 with a ticket if the reader"
                            + " waits in line, 409 if there are not enough. If the outcome takes longer than a few seconds, 202"
                            + " with status PENDING and the address of the request.")
    @ApiResponse(
            responseCode = "201",
            description = "The copies are in the cart",
            content =
                    @Content(
                            schema = @Schema(implementation = CartRequestJson.class),
                            examples = @ExampleObject(CartRequestJson.IN_CART_EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "In line (WAITING), or not known yet (PENDING)",
            content =
                    @Content(
                            schema = @Schema(implementation = CartRequestJson.class),
                            examples = @ExampleObject(CartRequestJson.WAITING_EXAMPLE)))
    @PostMapping(path = "/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CartRequestJson> add(
            @PathVariable UserId userId, @RequestBody ItemInput input, NewId newId, HttpServletRequest request) {
        ItemInput.Wish wish = input.checked();
        return requests.ask(
                userId, new ReservationId(newId.value()), wish.product(), wish.quantity(), wish.onShortage(), request);
    }

    @Operation(operationId = "showCartItem", summary = "Shows one item of a cart")
    @GetMapping("/items/{productId}")
    CartJson.Item item(@PathVariable UserId userId, @PathVariable ProductId productId) {
        return CartJson.Item.of(inCart(userId, productId));
    }

    @Operation(
            operationId = "changeCartItem",
            summary = "Changes how many copies the cart holds",
            description = "Fewer are let go. More are asked for, and answered as a request for an item is.")
    @ApiResponse(
            responseCode = "200",
            description = "The cart holds that many",
            content = @Content(schema = @Schema(implementation = CartJson.Item.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The further copies are in the cart",
            content =
                    @Content(
                            schema = @Schema(implementation = CartRequestJson.class),
                            examples = @ExampleObject(CartRequestJson.IN_CART_EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "Whether the further copies can be had is not known yet",
            content = @Content(schema = @Schema(implementation = CartRequestJson.class)))
    @PatchMapping(path = "/items/{productId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> change(
            @PathVariable UserId userId,
            @PathVariable ProductId productId,
            @RequestBody QuantityInput input,
            NewId newId,
            HttpServletRequest request) {
        Quantity wanted = input.checked();
        CartItemView held = inCart(userId, productId);
        int more = wanted.value() - held.quantity().value();
        if (more > 0) {
            return requests.ask(
                    userId,
                    new ReservationId(newId.value()),
                    productId,
                    new Quantity(more),
                    OnShortage.REJECT,
                    request);
        }
        return ResponseEntity.ok(more == 0 ? CartJson.Item.of(held) : reduced(userId, held, wanted));
    }

    @Operation(operationId = "removeCartItem", summary = "Takes an item out of a cart")
    @DeleteMapping("/items/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UserId userId, @PathVariable ProductId productId) {
        inCart(userId, productId);
        store.sendThenRead(new RemoveItem(userId, productId), new FindCart(userId), CartView.class);
    }

    private CartJson.Item reduced(UserId user, CartItemView held, Quantity keep) {
        ReduceItem reduce = new ReduceItem(user, held.product(), keep);
        return store.sendThenRead(reduce, new FindCart(user), CartView.class)
                .view()
                .flatMap(cart -> find(cart, held.product()))
                .map(CartJson.Item::of)
                .orElseGet(() -> CartJson.Item.of(held).with(keep));
    }

    private CartView cart(UserId user) {
        return store.ask(new FindCart(user), CartView.class).orElseThrow(() -> ProblemException.notFound("user"));
    }

    private CartItemView inCart(UserId user, ProductId product) {
        return find(cart(user), product)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, "The cart does not hold this product."));
    }

    private static Optional<CartItemView> find(CartView cart, ProductId product) {
        return cart.items().stream()
                .filter(item -> item.product().equals(product))
                .findFirst();
    }
}
