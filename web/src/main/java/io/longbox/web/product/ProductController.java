package io.longbox.web.product;

import io.longbox.api.catalog.CreateProduct;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.UpdateProduct;
import io.longbox.api.catalog.WithdrawProduct;
import io.longbox.web.WebProperties;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Products", description = "The catalogue")
@RestController
@RequestMapping(path = "/api/products", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductController {

    private final Store store;
    private final Known known;
    private final WebProperties properties;

    ProductController(Store store, Known known, WebProperties properties) {
        this.store = store;
        this.known = known;
        this.properties = properties;
    }

    @Operation(operationId = "createProduct", summary = "Puts a product into the catalogue")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ProductJson> create(@RequestBody ProductInput input, NewId newId, HttpServletRequest request) {
        CheckedProduct product = input.checked();
        ProductId id = new ProductId(newId.value());
        Written<ProductView> written = store.sendThenRead(
                new CreateProduct(id, product.kind(), product.details()), new FindProduct(id), ProductView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return shown(ResponseEntity.created(URI.create("/api/products/" + id)), written, id, product);
    }

    @Operation(
            operationId = "listProducts",
            summary = "Lists the products on sale, or searches them",
            description = "All of them in the order of their ids, or those that fulfil every criterion given.")
    @GetMapping
    ProductSearchJson list(@ParameterObject ProductSearchInput input) {
        ProductSearchInput.Checked search = input.checked(properties.currency());
        ProductPage page =
                store.ask(search.query(), ProductPage.class).orElseThrow(() -> ProblemException.notFound("list"));
        return ProductSearchJson.of(page, search.pages());
    }

    @Operation(
            operationId = "showProduct",
            summary = "Shows a product",
            description = "A withdrawn one as well, with its status.")
    @GetMapping("/{productId}")
    ResponseEntity<ProductJson> show(@PathVariable ProductId productId) {
        ProductView product = known.product(productId);
        return ResponseEntity.ok().eTag(Precondition.etag(product.version())).body(ProductJson.of(product));
    }

    @Operation(
            operationId = "updateProduct",
            summary = "Describes a product anew",
            description =
                    "All of its description: what is left out is removed. With If-Match, only if nobody changed it"
                            + " since it was read. A withdrawn product stays as it is.")
    @PutMapping(path = "/{productId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProductJson> update(
            @PathVariable ProductId productId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ProductInput input) {
        CheckedProduct product = input.checked();
        UpdateProduct update = new UpdateProduct(productId, product.details(), expected(ifMatch, productId));
        Written<ProductView> written = store.sendThenRead(update, new FindProduct(productId), ProductView.class);
        return shown(ResponseEntity.ok(), written, productId, product);
    }

    @Operation(
            operationId = "withdrawProduct",
            summary = "Withdraws a product from sale, for good",
            description = "It can still be read. Withdrawing twice changes nothing.")
    @DeleteMapping("/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable ProductId productId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        WithdrawProduct withdraw = new WithdrawProduct(productId, expected(ifMatch, productId));
        store.sendThenRead(withdraw, new FindProduct(productId), ProductView.class);
    }

    private @Nullable Long expected(@Nullable String ifMatch, ProductId id) {
        return Precondition.expectedVersion(ifMatch, () -> store.ask(new FindProduct(id), ProductView.class));
    }

    private static ResponseEntity<ProductJson> shown(
            ResponseEntity.BodyBuilder answer, Written<ProductView> written, ProductId id, CheckedProduct sent) {
        return answer.eTag(Precondition.etag(written.shownVersion()))
                .body(written.view()
                        .map(ProductJson::of)
                        .orElseGet(() ->
                                ProductJson.of(id, sent.kind(), sent.details(), null, ProductStatus.ON_SALE, null)));
    }
}
