package io.longbox.query.product;

import io.longbox.api.Money;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
// What is not changed is not written: the words are never read.
@DynamicUpdate
class ProductRow extends FollowingRow {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ProductKind kind;

    private String title;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> authors;

    private @Nullable String publisher;

    private @Nullable Integer year;

    private @Nullable String isbn;

    private @Nullable String language;

    private @Nullable String description;

    @Column(name = "price_minor")
    private @Nullable Long priceMinor;

    @Column(name = "price_currency")
    private @Nullable Currency priceCurrency;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = CoverConverter.class)
    private @Nullable Cover cover;

    @Enumerated(EnumType.STRING)
    private ProductStatus status = ProductStatus.ON_SALE;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "title_key")
    private String titleKey = "";

    @Column(columnDefinition = "tsvector")
    @ColumnTransformer(read = "null", write = "cast(? as tsvector)")
    private @Nullable String words;

    protected ProductRow() {}

    ProductRow(UUID id) {
        this.id = id;
    }

    void create(ProductCreated event, Instant at) {
        kind = event.kind();
        createdAt = Stored.time(at);
        describe(event.details());
    }

    void describe(ProductDetails details) {
        title = Stored.text(details.title());
        authors = details.authors().stream().map(Stored::text).toList();
        publisher = Stored.text(details.publisher());
        year = details.year();
        isbn = Stored.text(details.isbn());
        language = Stored.text(details.language());
        description = Stored.text(details.description());
        titleKey = Words.key(title);
        words = Words.vector(details);
        Money price = details.price();
        priceMinor = price == null ? null : price.minor();
        priceCurrency = price == null ? null : price.currency();
    }

    void show(@Nullable Cover cover) {
        this.cover = cover;
    }

    void withdraw() {
        status = ProductStatus.WITHDRAWN;
        words = "";
    }

    boolean isOnSale() {
        return status == ProductStatus.ON_SALE;
    }

    ProductId productId() {
        return new ProductId(id);
    }

    ProductView toView() {
        ProductDetails details =
                new ProductDetails(title, authors, publisher, year, isbn, language, description, price());
        return new ProductView(productId(), kind, details, cover, status, createdAt, version());
    }

    private @Nullable Money price() {
        return priceMinor == null || priceCurrency == null ? null : new Money(priceMinor, priceCurrency);
    }
}
