package io.longbox.web.shipping;

import io.longbox.api.shipping.ChangeShippingMethod;
import io.longbox.api.shipping.Countries;
import io.longbox.api.shipping.CreateShippingMethod;
import io.longbox.api.shipping.FindShippingMethod;
import io.longbox.api.shipping.ListShippingMethods;
import io.longbox.api.shipping.RetireShippingMethod;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.shipping.ShippingMethodPage;
import io.longbox.api.shipping.ShippingMethodStatus;
import io.longbox.api.shipping.ShippingMethodView;
import io.longbox.api.shipping.ShippingTerms;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Check;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Shipping", description = "The ways in which orders are sent, and their parcels")
@RestController
@RequestMapping(path = "/api/shipping-methods", produces = MediaType.APPLICATION_JSON_VALUE)
class ShippingMethodController {

    private static final Cursor<ShippingMethodId> CURSOR = new Cursor<>("shipping methods", ShippingMethodId::of);

    private final Store store;

    ShippingMethodController(Store store) {
        this.store = store;
    }

    @Operation(operationId = "createShippingMethod", summary = "Offers a way to send orders")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ShippingMethodJson> create(
            @RequestBody ShippingMethodInput input, NewId newId, HttpServletRequest request) {
        ShippingTerms terms = input.checked();
        ShippingMethodId id = new ShippingMethodId(newId.value());
        Written<ShippingMethodView> written = store.sendThenRead(
                new CreateShippingMethod(id, terms), new FindShippingMethod(id), ShippingMethodView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return shown(ResponseEntity.created(URI.create("/api/shipping-methods/" + id)), written, id, terms);
    }

    @Operation(
            operationId = "listShippingMethods",
            summary = "Lists the shipping methods on offer",
            description = "In the order of their ids.")
    @GetMapping
    Page<ShippingMethodJson> list(
            @Parameter(description = "Only those that go to this country, ISO 3166-1", example = "DE")
                    @RequestParam(required = false)
                    @Nullable
                    String country,
            @Parameter(description = "Only those priced in this currency, ISO 4217", example = "EUR")
                    @RequestParam(required = false)
                    @Nullable
                    String currency,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        Check check = Check.ofParameters();
        if (country != null && !Countries.exists(country)) {
            check.refuse("country", "must be an ISO 3166-1 country code such as DE");
        }
        Currency checkedCurrency = currency == null ? null : check.currency("currency", currency);
        ListShippingMethods query = check.thenMake(
                () -> new ListShippingMethods(country, checkedCurrency, CURSOR.decode(cursor), Limit.checked(limit)));
        ShippingMethodPage page =
                store.ask(query, ShippingMethodPage.class).orElseThrow(() -> ProblemException.notFound("list"));
        return new Page<>(page.items().stream().map(ShippingMethodJson::of).toList(), CURSOR.encode(page.next()));
    }

    @Operation(
            operationId = "showShippingMethod",
            summary = "Shows a shipping method",
            description = "A retired one as well, with its status.")
    @GetMapping("/{methodId}")
    ResponseEntity<ShippingMethodJson> show(@PathVariable ShippingMethodId methodId) {
        ShippingMethodView method = store.ask(new FindShippingMethod(methodId), ShippingMethodView.class)
                .orElseThrow(() -> ProblemException.notFound("shipping method"));
        return ResponseEntity.ok().eTag(Precondition.etag(method.version())).body(ShippingMethodJson.of(method));
    }

    @Operation(
            operationId = "changeShippingMethod",
            summary = "Changes what a shipping method is",
            description =
                    "All of it. Orders that were placed stay as they are. With If-Match, only if nobody changed it"
                            + " since it was read.")
    @PutMapping(path = "/{methodId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ShippingMethodJson> change(
            @PathVariable ShippingMethodId methodId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ShippingMethodInput input) {
        ShippingTerms terms = input.checked();
        Written<ShippingMethodView> written = store.sendThenRead(
                new ChangeShippingMethod(methodId, terms, expected(ifMatch, methodId)),
                new FindShippingMethod(methodId),
                ShippingMethodView.class);
        return shown(ResponseEntity.ok(), written, methodId, terms);
    }

    @Operation(
            operationId = "retireShippingMethod",
            summary = "Takes a shipping method off the offer",
            description = "For good; it can still be read. Orders that were placed are sent as agreed. Retiring twice"
                    + " changes nothing.")
    @DeleteMapping("/{methodId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(
            @PathVariable ShippingMethodId methodId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        store.sendThenRead(
                new RetireShippingMethod(methodId, expected(ifMatch, methodId)),
                new FindShippingMethod(methodId),
                ShippingMethodView.class);
    }

    private @Nullable Long expected(@Nullable String ifMatch, ShippingMethodId id) {
        return Precondition.expectedVersion(
                ifMatch, () -> store.ask(new FindShippingMethod(id), ShippingMethodView.class));
    }

    private static ResponseEntity<ShippingMethodJson> shown(
            ResponseEntity.BodyBuilder answer,
            Written<ShippingMethodView> written,
            ShippingMethodId id,
            ShippingTerms terms) {
        return answer.eTag(Precondition.etag(written.shownVersion()))
                .body(written.view()
                        .map(ShippingMethodJson::of)
                        .orElseGet(() -> ShippingMethodJson.of(id, terms, ShippingMethodStatus.ON_OFFER, null)));
    }
}
