package io.longbox.web.checkout;

import io.longbox.api.Money;
import io.longbox.api.cart.CartView;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.OrderTotals;
import io.longbox.api.order.PointsPayment;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.order.OrderJson;
import io.longbox.web.store.Known;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Carts")
@RestController
@RequestMapping(path = "/api/users/{userId}/checkout", produces = MediaType.APPLICATION_JSON_VALUE)
class CheckoutController {

    private final Checkouts checkouts;
    private final Known known;
    private final ShippingMethods methods;
    private final Clock clock;
    private final WebProperties properties;

    CheckoutController(
            Checkouts checkouts, Known known, ShippingMethods methods, Clock clock, WebProperties properties) {
        this.checkouts = checkouts;
        this.known = known;
        this.methods = methods;
        this.clock = clock;
        this.properties = properties;
    }

    @Operation(
            operationId = "checkOut",
            summary = "Buys what is in a cart",
            description =
                    "With points, a card, or both. Answers with the outcome: 201 once the order is paid for, 402 if the"
                            + " card does not pay, 409 if the points or the copies are not there; then nothing is charged"
                            + " and the cart is as it was, but for what was lost. If the outcome takes longer than a few"
                            + " seconds, 202 with status PLACED. The number of a card goes to the payment provider and is"
                            + " kept nowhere else.")
    @ApiResponse(
            responseCode = "201",
            description = "The order is paid for",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The order is being paid for; perhaps only its id and status are known yet",
            content = @Content(schema = @Schema(implementation = OrderJson.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderJson> checkOut(
            @PathVariable UserId userId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CheckoutInput input,
            NewId newId,
            HttpServletRequest request) {
        return checkouts.checkOut(userId, new OrderId(newId.value()), input, ifMatch, request);
    }

    @Operation(
            operationId = "quoteCheckout",
            summary = "Shows what a cart would cost",
            description = "With the reader's discount, and the ways to send it.")
    @GetMapping
    QuoteJson quote(@PathVariable UserId userId, @ParameterObject QuoteInput input) {
        QuoteInput.Question asked = input.checked();
        UserView reader = known.user(userId);
        CartView cart = checkouts.cart(userId);
        Price price = Price.of(cart, reader, clock.instant());
        PointsPayment points = price.points(asked.points(), properties);
        Money shipping = asked.method() == null
                ? Money.zero(price.items().currency())
                : methods.price(methods.onOffer(asked.method()), price.discounted(), asked.country());
        OrderTotals totals = price.totals(shipping, points);
        return QuoteJson.of(
                price,
                totals,
                asked.method() != null,
                points,
                reader.points().value(),
                offered(price, asked.country()));
    }

    private List<QuoteJson.Method> offered(Price price, @Nullable String country) {
        return methods.onOffer(country, price.items().currency()).stream()
                .map(method -> QuoteJson.Method.of(method, methods.price(method, price.discounted(), country)))
                .toList();
    }
}
