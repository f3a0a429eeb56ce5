package io.longbox.web.product;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.web.input.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product, as the API shows one. What the store has not caught up with yet is null. */
@Schema(name = "Product")
record ProductJson(
        UUID id,
        ProductKind kind,
        @Schema(example = "Little Nemo in Slumberland") String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable Integer year,

        @Schema(description = "Ten or thirteen characters") @Nullable
        String isbn,

        @Nullable String language,
        @Nullable String description,

        @Schema(description = "Missing as long as it cannot be bought") @Nullable
        MoneyJson price,

        @Schema(description = "Missing until there is one") @Nullable
        CoverJson cover,

        ProductStatus status,
        @Nullable Instant createdAt) {

    static ProductJson of(ProductView product) {
        return of(
                product.id(),
                product.kind(),
                product.details(),
                product.cover(),
                product.status(),
                product.createdAt());
    }

    static ProductJson of(
            ProductId id,
            ProductKind kind,
            ProductDetails details,
            @Nullable Cover cover,
            ProductStatus status,
            @Nullable Instant createdAt) {
        return new ProductJson(
                id.value(),
                kind,
                details.title(),
                details.authors(),
                details.publisher(),
                details.year(),
                details.isbn(),
                details.language(),
                details.description(),
                details.price() == null ? null : MoneyJson.of(details.price()),
                cover == null ? null : CoverJson.of(id, cover),
                status,
                createdAt);
    }
}
