package io.longbox.query.stock;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.StockView;
import io.longbox.query.product.ProductLookup;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StockQueries {

    private final StockRows rows;
    private final ProductLookup products;

    StockQueries(StockRows rows, ProductLookup products) {
        this.rows = rows;
        this.products = products;
    }

    @QueryHandler
    @Nullable
    StockView find(FindStock query) {
        ProductId product = query.product();
        return rows.findById(product.value()).map(StockRow::toView).orElseGet(() -> neverDelivered(product));
    }

    private @Nullable StockView neverDelivered(ProductId product) {
        return products.exists(product) ? new StockRow(product.value()).toView() : null;
    }
}
