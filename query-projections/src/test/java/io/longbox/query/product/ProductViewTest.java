package io.longbox.query.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductCriteria;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductSort;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductViewTest {

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductDetails described = new ProductDetails(
            "Little Nemo in Slumberland",
            List.of("Winsor McCay", "O'Brien, \"Bob\" {and, others}"),
            "New York Herald",
            1905,
            "9780486216339",
            "en",
            "A boy dreams.\nThen he wakes.",
            new Money(1299, Currency.getInstance("EUR")));
    private final ProductDetails bare = new ProductDetails(
            "Histoire de M. Vieux Bois",
            List.of(),
            null,
            null,
            null,
            null,
            null,
            new Money(900, Currency.getInstance("JPY")));

    @Test
    void a_product_shows_all_of_its_description() {
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, described));

        assertThat(find(nemo))
                .isEqualTo(new ProductView(
                        nemo, ProductKind.COMIC, described, null, ProductStatus.ON_SALE, store.now(), 0));
    }

    @Test
    void a_product_of_which_little_is_known_shows_that_little() {
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, bare));

        assertThat(find(nemo).details()).isEqualTo(bare);
    }

    @Test
    void a_character_the_database_cannot_keep_does_not_stop_the_view() {
        store.happened(new ProductCreated(
                nemo,
                ProductKind.COMIC,
                new ProductDetails("Ne\0mo", List.of("Mc\0Cay"), null, null, null, null, "\0", described.price())));

        assertThat(find(nemo).details().title()).isEqualTo("Ne\uFFFDmo");
        assertThat(find(nemo).details().authors()).containsExactly("Mc\uFFFDCay");
        assertThat(find(nemo).details().description()).isEqualTo("\uFFFD");
    }

    @Test
    void nothing_is_found_by_an_unknown_id() {
        assertThat(find(nemo)).isNull();
    }

    @Test
    void a_new_description_replaces_all_of_the_old_one() {
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, described));
        Instant createdAt = store.now();

        store.happened(new ProductUpdated(nemo, bare));

        assertThat(find(nemo))
                .isEqualTo(new ProductView(nemo, ProductKind.COMIC, bare, null, ProductStatus.ON_SALE, createdAt, 1));
    }

    @Test
    void a_product_shows_its_cover_until_it_is_removed() {
        Cover cover = new Cover(image(1, ImageType.PNG), image(2, ImageType.JPEG), image(3, ImageType.JPEG));
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, bare), new CoverSet(nemo, cover));

        assertThat(find(nemo).cover()).isEqualTo(cover);
        assertThat(find(nemo).version()).isEqualTo(1);

        store.happened(new CoverRemoved(nemo));

        assertThat(find(nemo).cover()).isNull();
    }

    private static StoredImage image(int n, ImageType type) {
        return new StoredImage(new ContentHash("%064x".formatted(n)), type, 5_000_000_000L + n, 600, 800);
    }

    @Test
    void a_withdrawn_product_is_found_but_not_listed() {
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, described), new ProductWithdrawn(nemo));

        assertThat(find(nemo).status()).isEqualTo(ProductStatus.WITHDRAWN);
        assertThat(find(nemo).version()).isEqualTo(1);
        assertThat(list(null, 10)).isEqualTo(new ProductPage(List.of(), null, 0, null));
    }

    @Test
    void products_on_sale_are_listed_in_pages_in_the_order_of_their_ids() {
        List<ProductId> products = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ProductId product = ProductId.of(i * 2 % 10 + "0000000-0000-4000-8000-00000000000" + i);
            store.happened(new ProductCreated(product, ProductKind.COMIC, i % 2 == 0 ? described : bare));
            products.add(product);
        }
        ProductId gone = products.remove(4);
        store.happened(new ProductWithdrawn(gone));

        List<ProductId> seen = new ArrayList<>();
        String after = null;
        do {
            ProductPage page = list(after, 3);
            page.items().forEach(product -> seen.add(product.id()));
            after = page.next();
        } while (after != null);

        // As texts of one length these ids sort as their bytes do.
        assertThat(seen)
                .isEqualTo(products.stream()
                        .sorted(Comparator.comparing(ProductId::toString))
                        .toList());
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        store.happened(new ProductCreated(nemo, ProductKind.COMIC, described));

        try (SubscriptionQueryResult<ProductView, ProductView> watched =
                store.subscribe(new FindProduct(nemo), ProductView.class)) {
            store.happened(new ProductUpdated(nemo, bare));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(nemo));
        }
    }

    private @Nullable ProductView find(ProductId product) {
        return store.answer(new FindProduct(product), ProductView.class);
    }

    private ProductPage list(@Nullable String after, int limit) {
        return store.answer(
                new SearchProducts(
                        ProductCriteria.ANY, ProductSort.ID, Currency.getInstance("EUR"), after, limit, false),
                ProductPage.class);
    }
}
