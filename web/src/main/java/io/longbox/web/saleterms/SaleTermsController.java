package io.longbox.web.saleterms;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.SaleTerms;
import io.longbox.api.catalog.SetSaleTerms;
import io.longbox.api.catalog.StockView;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sale terms", description = "How long copies are held, and how the line moves, product by product")
@RestController
@RequestMapping(path = "/api/products/{productId}/sale-terms", produces = MediaType.APPLICATION_JSON_VALUE)
class SaleTermsController {

    private final Store store;
    private final Known known;

    SaleTermsController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(operationId = "showSaleTerms", summary = "Shows how a product is sold")
    @GetMapping
    SaleTermsJson show(@PathVariable ProductId productId) {
        return SaleTermsJson.of(known.stock(productId).terms());
    }

    @Operation(
            operationId = "setSaleTerms",
            summary = "Sets how a product is sold",
            description = "All of it: a time that is left out is the store's own again. What is held already keeps its"
                    + " time.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    SaleTermsJson set(@PathVariable ProductId productId, @RequestBody SaleTermsJson input) {
        SaleTerms terms = input.checked();
        known.onSale(productId);
        SaleTerms shown = store.sendThenRead(
                        new SetSaleTerms(productId, terms), new FindStock(productId), StockView.class)
                .view()
                .map(StockView::terms)
                .orElse(terms);
        return SaleTermsJson.of(shown);
    }
}
