package io.longbox.query.product;

import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.query.support.Paging;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ProductQueries implements ProductLookup {

    private final ProductRows products;
    private final ProductSearch search;

    ProductQueries(ProductRows products, ProductSearch search) {
        this.products = products;
        this.search = search;
    }

    @QueryHandler
    @Nullable
    ProductView find(FindProduct query) {
        return products.findById(query.product().value())
                .map(ProductRow::toView)
                .orElse(null);
    }

    @QueryHandler
    FoundProducts find(FindProducts query) {
        return new FoundProducts(
                rows(query.products().stream().map(ProductId::value).toList()).values().stream()
                        .map(ProductRow::toView)
                        .toList());
    }

    @QueryHandler
    ProductPage search(SearchProducts query) {
        ProductSearch.Hits found =
                search.find(query, Paging.oneMoreThan(query.limit()).max());
        List<ProductSearch.Hit> page = Paging.page(found.hits(), query.limit());
        Map<UUID, ProductRow> rows =
                rows(page.stream().map(ProductSearch.Hit::id).toList());
        return new ProductPage(
                page.stream()
                        .map(hit -> rows.get(hit.id()))
                        // Withdrawn since it was found.
                        .filter(row -> row != null && row.isOnSale())
                        .map(ProductRow::toView)
                        .toList(),
                Paging.next(found.hits(), query.limit(), hit -> hit.key(query.sort())),
                found.total(),
                query.facets() ? search.facets(query.criteria()) : null);
    }

    private Map<UUID, ProductRow> rows(List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : products.findAll(ids).stream()
                        .collect(Collectors.toMap(row -> row.productId().value(), Function.identity()));
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
