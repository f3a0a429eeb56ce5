package io.longbox.query.product;

import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ListProducts;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductView;
import io.longbox.query.support.Paging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class ProductQueries implements ProductLookup {

    private final ProductRows products;

    ProductQueries(ProductRows products) {
        this.products = products;
    }

    @QueryHandler
    @Nullable
    ProductView find(FindProduct query) {
        return products.findById(query.product().value())
                .map(ProductRow::toView)
                .orElse(null);
    }

    @QueryHandler
    ProductPage list(ListProducts query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        ProductId after = query.after();
        List<ProductRow> fetched = after == null ? products.onSale(limit) : products.onSaleAfter(after.value(), limit);
        return new ProductPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(ProductRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), ProductRow::productId));
    }

    @Override
    public boolean exists(ProductId product) {
        return products.existsById(product.value());
    }

    @Override
    public Map<ProductId, String> titles(Set<ProductId> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        return products.titles(wanted.stream().map(ProductId::value).toList()).stream()
                .collect(Collectors.toMap(title -> new ProductId(title.getId()), ProductRows.Title::getTitle));
    }
}
