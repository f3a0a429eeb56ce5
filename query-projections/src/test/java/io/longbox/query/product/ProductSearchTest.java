package io.longbox.query.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.FacetCount;
import io.longbox.api.catalog.FindProducts;
import io.longbox.api.catalog.FoundProducts;
import io.longbox.api.catalog.PriceRange;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductCriteria;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductFacets;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductPage;
import io.longbox.api.catalog.ProductSort;
import io.longbox.api.catalog.ProductUpdated;
import io.longbox.api.catalog.ProductView;
import io.longbox.api.catalog.ProductWithdrawn;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers find, on a real PostgreSQL. */
class ProductSearchTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    private final Store store = Store.empty();
    private int products;

    @BeforeEach
    void stockTheShelf() {
        product("The Hunger Games (The Hunger Games, #1)", "Suzanne Collins", 2008, "eng", 999L);
        product("The World of the Hunger Games", "Kate Egan", 2012, "en-US", 1999L);
        product("Catching Fire (The Hunger Games, #2)", "Suzanne Collins", 2009, "eng", 1299L);
        product("Harry Potter and the Sorcerer's Stone (Harry Potter, #1)", "J.K. Rowling", 1997, "eng", 899L);
        product("The Harry Potter Companion", "Acascias Riphouse", 2001, null, null);
        product("The Fellowship of the Ring (The Lord of the Rings, #1)", "J.R.R. Tolkien", 1954, "eng", 1500L);
        product("The Hobbit", "J.R.R. Tolkien", 1937, "en-US", 700L);
        product("Cien años de soledad", "Gabriel García Márquez", 1967, "spa", 1100L);
        product("El amor en los tiempos del cólera", "Gabriel García Márquez", 1985, "spa", 1100L);
        product("It", "Stephen King", 1986, "eng", 900L);
        product("It's Kind of a Funny Story", "Ned Vizzini", 2006, "eng", 850L);
        product("Poetics", "Aristotle", -335, null, 300L);
        product("Ultimate Spider-Man", "Brian Michael Bendis", 2000, "en", 1400L);
        product("進撃の巨人", "諫山創", 2010, "jpn", null);
    }

    private ProductId product(
            String title,
            @Nullable String author,
            @Nullable Integer year,
            @Nullable String language,
            @Nullable Long cents) {
        ProductId id = new ProductId(new UUID(new Random(++products).nextLong(), products));
        store.happened(new ProductCreated(id, ProductKind.COMIC, described(title, author, year, language, cents)));
        return id;
    }

    private static ProductDetails described(
            String title,
            @Nullable String author,
            @Nullable Integer year,
            @Nullable String language,
            @Nullable Long cents) {
        return new ProductDetails(
                title,
                author == null ? List.of() : List.of(author.split(", ")),
                null,
                year,
                null,
                language,
                null,
                cents == null ? null : new Money(cents, EUR));
    }

    private static ProductCriteria words(String words) {
        return new ProductCriteria(words, null, null, null, null, null, null, null);
    }

    private ProductPage search(ProductCriteria criteria, ProductSort sort, @Nullable String after, int limit) {
        return store.answer(new SearchProducts(criteria, sort, EUR, after, limit, false), ProductPage.class);
    }

    private List<String> titles(ProductCriteria criteria) {
        return titles(criteria, ProductSort.TITLE);
    }

    private List<String> titles(ProductCriteria criteria, ProductSort sort) {
        ProductPage page = search(criteria, sort, null, 100);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(product -> product.details().title()).toList();
    }

    private List<String> found(String words) {
        return titles(words(words), ProductSort.RELEVANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "harry potter | Harry Potter and the Sorcerer's Stone (Harry Potter, #1)",
                "tolkien ring | The Fellowship of the Ring (The Lord of the Rings, #1)",
                "garcia marquez | Cien años de soledad",
                "GARCÍA MÁRQUEZ cien | Cien años de soledad",
                "hunger gam | The Hunger Games (The Hunger Games, #1)",
                "the hunger games | The Hunger Games (The Hunger Games, #1)",
                "it | It",
                "sorcerers stone | Harry Potter and the Sorcerer's Stone (Harry Potter, #1)",
                "sorcerer's stone | Harry Potter and the Sorcerer's Stone (Harry Potter, #1)",
                "jk rowling | Harry Potter and the Sorcerer's Stone (Harry Potter, #1)",
                "J. K. Rowling | Harry Potter and the Sorcerer's Stone (Harry Potter, #1)",
                "jrr tolkien hob | The Hobbit",
                "spiderman | Ultimate Spider-Man",
                "spider man | Ultimate Spider-Man",
                "Spider-Man | Ultimate Spider-Man",
                "lord ring | The Fellowship of the Ring (The Lord of the Rings, #1)",
                "game hunger | The Hunger Games (The Hunger Games, #1)",
                "巨人 | 進撃の巨人",
                "cólera | El amor en los tiempos del cólera"
            })
    void one_finds_first_what_one_looks_for(String words, String title) {
        assertThat(found(words)).isNotEmpty();
        // Two books by the same author fit his name alike: any of them may be first.
        if (words.equals("garcia marquez")) {
            assertThat(found(words)).containsExactlyInAnyOrder(title, "El amor en los tiempos del cólera");
        } else {
            assertThat(found(words).get(0)).isEqualTo(title);
        }
    }

    @Test
    void every_word_counts_and_only_the_last_may_be_a_beginning() {
        assertThat(found("hunger tolkien")).isEmpty();
        assertThat(found("hung games")).isEmpty();
        assertThat(found("games hung")).hasSize(3);
    }

    @Test
    void a_word_in_the_title_weighs_more_than_one_in_the_description() {
        ProductId told = product("Another Book", null, null, null, null);
        store.happened(new ProductUpdated(
                told,
                new ProductDetails("Another Book", List.of(), "Zebra", null, null, null, "Of zebras and men.", null)));
        product("A Herd of Zebras", null, null, null, null);
        product("Something", "Zebra Zachary", null, null, null);

        assertThat(found("zebra")).containsExactly("A Herd of Zebras", "Something", "Another Book");
        assertThat(found("men")).containsExactly("Another Book");
    }

    @Test
    void a_product_that_is_described_anew_is_found_by_its_new_words_alone() {
        ProductId id = product("Old Words", null, null, null, null);
        store.happened(new ProductUpdated(id, described("New Ones", "Somebody", null, null, null)));

        assertThat(found("old words")).isEmpty();
        assertThat(found("new somebody")).containsExactly("New Ones");
    }

    @Test
    void a_withdrawn_product_is_not_found_by_anything() {
        ProductId id = product("Gone For Good", "Nobody", 1999, "eng", 100L);
        assertThat(found("gone good")).hasSize(1);

        store.happened(new ProductWithdrawn(id));

        assertThat(found("gone good")).isEmpty();
        assertThat(titles(author("nobody"))).isEmpty();
        assertThat(titles(ProductCriteria.ANY)).doesNotContain("Gone For Good").hasSize(14);
        for (ProductCriteria criteria :
                List.of(years(1999, 1999), language("eng"), price(EUR, 100L, 100L), available(false))) {
            assertThat(titles(criteria)).doesNotContain("Gone For Good");
        }
    }

    @Test
    void authors_are_found_by_their_names_and_not_by_what_is_written_about_them() {
        product("A Biography of J.R.R. Tolkien", "Humphrey Carpenter", 1977, null, null);

        assertThat(titles(author("tolkien")))
                .containsExactly("The Fellowship of the Ring (The Lord of the Rings, #1)", "The Hobbit");
        assertThat(titles(author("Gabriel García Márquez"))).hasSize(2);
        assertThat(titles(author("tolk"))).isEmpty();
    }

    private static ProductCriteria author(String name) {
        return new ProductCriteria(null, name, null, null, null, null, null, null);
    }

    @Test
    void years_are_a_range_with_both_ends() {
        assertThat(titles(years(1985, 1986))).containsExactly("El amor en los tiempos del cólera", "It");
        assertThat(titles(years(null, 0))).containsExactly("Poetics");
        assertThat(titles(years(2012, null))).containsExactly("The World of the Hunger Games");
    }

    private static ProductCriteria years(@Nullable Integer from, @Nullable Integer to) {
        return new ProductCriteria(null, null, from, to, null, null, null, null);
    }

    @Test
    void a_language_finds_its_regions_and_nothing_that_only_begins_like_it() {
        assertThat(titles(language("en")))
                .containsExactly("The Hobbit", "Ultimate Spider-Man", "The World of the Hunger Games");
        assertThat(titles(language("EN-us"))).containsExactly("The Hobbit", "The World of the Hunger Games");
        assertThat(titles(language("spa"))).hasSize(2);
    }

    private static ProductCriteria language(String tag) {
        return new ProductCriteria(null, null, null, null, null, tag, null, null);
    }

    @Test
    void prices_are_compared_in_their_currency() {
        ProductId yen = product("Tokyo", null, null, null, null);
        store.happened(new ProductUpdated(
                yen, new ProductDetails("Tokyo", List.of(), null, null, null, null, null, new Money(800, JPY))));

        assertThat(titles(price(EUR, 800L, 900L)))
                .containsExactly(
                        "Harry Potter and the Sorcerer's Stone (Harry Potter, #1)", "It", "It's Kind of a Funny Story");
        assertThat(titles(price(JPY, null, null))).containsExactly("Tokyo");
        assertThat(titles(price(EUR, null, 300L))).containsExactly("Poetics");
        assertThat(titles(price(EUR, 1_999L, null))).containsExactly("The World of the Hunger Games");
    }

    private static ProductCriteria price(Currency currency, @Nullable Long from, @Nullable Long to) {
        return new ProductCriteria(null, null, null, null, null, null, null, new PriceRange(currency, from, to));
    }

    @Test
    void available_is_what_has_free_copies_now() {
        ProductId free = product("Free", null, null, null, null);
        ProductId taken = product("Taken", null, null, null, null);
        UserId reader = new UserId(UUID.randomUUID());
        for (ProductId id : List.of(free, taken)) {
            store.happened(new StockReceived(id, new ReceiptId(UUID.randomUUID()), new Quantity(1)));
        }
        store.happened(new StockReserved(
                taken, new ReservationId(UUID.randomUUID()), reader, new Quantity(1), null, null, store.now()));

        assertThat(titles(available(true))).containsExactly("Free");
        assertThat(titles(available(false))).contains("Taken", "It").hasSize(15);
    }

    private static ProductCriteria available(boolean available) {
        return new ProductCriteria(null, null, null, null, null, null, available, null);
    }

    @Test
    void criteria_are_taken_together() {
        assertThat(titles(new ProductCriteria(
                        "hunger",
                        "collins",
                        2009,
                        2012,
                        ProductKind.COMIC,
                        "eng",
                        false,
                        new PriceRange(EUR, 1_000L, 1_300L))))
                .containsExactly("Catching Fire (The Hunger Games, #2)");
    }

    @Test
    void what_is_found_is_counted_by_its_properties() {
        store.happened(new StockReceived(
                product("Two Authors", "Suzanne Collins, Stephen King, Stephen King", 1999, "eng", null),
                new ReceiptId(UUID.randomUUID()),
                new Quantity(3)));

        ProductFacets facets = store.answer(
                        new SearchProducts(ProductCriteria.ANY, ProductSort.ID, EUR, null, 1, true), ProductPage.class)
                .facets();

        assertThat(facets).isNotNull();
        assertThat(facets.kinds()).containsExactly(new FacetCount("COMIC", 15));
        assertThat(facets.languages())
                .containsExactly(
                        new FacetCount("eng", 7),
                        new FacetCount("en-US", 2),
                        new FacetCount("spa", 2),
                        new FacetCount("en", 1),
                        new FacetCount("jpn", 1));
        assertThat(facets.decades())
                .startsWith(new FacetCount("-340", 1), new FacetCount("1930", 1), new FacetCount("1950", 1))
                .contains(new FacetCount("2000", 5), new FacetCount("1990", 2));
        assertThat(facets.authors())
                .startsWith(
                        new FacetCount("Suzanne Collins", 3),
                        new FacetCount("Gabriel García Márquez", 2),
                        new FacetCount("J.R.R. Tolkien", 2),
                        new FacetCount("Stephen King", 2));
        assertThat(facets.availability()).containsExactly(new FacetCount("false", 14), new FacetCount("true", 1));
    }

    @Test
    void facets_are_of_what_is_found() {
        ProductFacets facets = store.answer(
                        new SearchProducts(words("tolkien"), ProductSort.RELEVANCE, EUR, null, 1, true),
                        ProductPage.class)
                .facets();

        assertThat(facets).isNotNull();
        assertThat(facets.authors()).containsExactly(new FacetCount("J.R.R. Tolkien", 2));
        assertThat(facets.decades()).containsExactly(new FacetCount("1930", 1), new FacetCount("1950", 1));
    }

    @Test
    void not_more_than_twenty_authors_are_counted() {
        for (int i = 0; i < 25; i++) {
            product("Book " + i, "Author " + i, null, null, null);
        }
        assertThat(store.answer(
                                new SearchProducts(words("book"), ProductSort.ID, EUR, null, 1, true),
                                ProductPage.class)
                        .facets()
                        .authors())
                .hasSize(20);
    }

    @ParameterizedTest
    @EnumSource(ProductSort.class)
    void every_list_can_be_paged_through_without_gaps_or_doubles(ProductSort sort) {
        List<Object> events = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            // Many alike, and some without a value to sort by.
            events.add(new ProductCreated(
                    new ProductId(new UUID(random.nextLong(), random.nextLong())),
                    ProductKind.COMIC,
                    described(
                            "Volume " + random.nextInt(5) + " é".repeat(random.nextInt(3))
                                    + "x".repeat(random.nextInt(2) * 480),
                            "Somebody",
                            random.nextBoolean() ? null : 1900 + random.nextInt(3),
                            null,
                            random.nextBoolean() ? null : 100L * random.nextInt(3))));
        }
        store.happened(events.toArray());
        ProductCriteria criteria = words("volume somebody");
        List<ProductId> whole = search(criteria, sort, null, 1_000).items().stream()
                .map(ProductView::id)
                .toList();

        List<ProductId> paged = new ArrayList<>();
        String after = null;
        do {
            ProductPage page = search(criteria, sort, after, 7);
            assertThat(page.total()).isEqualTo(60);
            page.items().forEach(product -> paged.add(product.id()));
            after = page.next();
        } while (after != null && paged.size() < 200);

        assertThat(paged).isEqualTo(whole).hasSize(60);
        assertThat(new HashSet<>(paged)).hasSize(60);
    }

    @Test
    void titles_sort_by_their_words() {
        assertThat(titles(words("hunger"), ProductSort.TITLE))
                .containsExactly(
                        "Catching Fire (The Hunger Games, #2)",
                        "The Hunger Games (The Hunger Games, #1)",
                        "The World of the Hunger Games");
        assertThat(titles(words("hunger"), ProductSort.TITLE_DESCENDING).get(0))
                .isEqualTo("The World of the Hunger Games");
    }

    @Test
    void what_has_no_year_or_price_comes_last_whichever_way() {
        product("Undated", null, null, null, null);

        for (ProductSort sort : List.of(ProductSort.YEAR, ProductSort.YEAR_DESCENDING)) {
            List<String> titles = titles(ProductCriteria.ANY, sort);
            assertThat(titles.get(titles.size() - 1)).isEqualTo("Undated");
        }
        assertThat(titles(ProductCriteria.ANY, ProductSort.YEAR).get(0)).isEqualTo("Poetics");
        assertThat(titles(ProductCriteria.ANY, ProductSort.PRICE).get(0)).isEqualTo("Poetics");
        assertThat(titles(ProductCriteria.ANY, ProductSort.PRICE_DESCENDING).get(0))
                .isEqualTo("The World of the Hunger Games");
        for (ProductSort sort : List.of(ProductSort.PRICE, ProductSort.PRICE_DESCENDING)) {
            assertThat(titles(ProductCriteria.ANY, sort).subList(12, 15))
                    .containsExactlyInAnyOrder("Undated", "The Harry Potter Companion", "進撃の巨人");
        }
    }

    @Test
    void the_newest_come_first() {
        assertThat(titles(ProductCriteria.ANY, ProductSort.NEWEST))
                .startsWith("進撃の巨人", "Ultimate Spider-Man", "Poetics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE query.products; --",
                "x') OR ('1'='1",
                "a & b | !c <-> d:*",
                "\\",
                "'",
                ":* & |",
                "\0",
                "nemo\0",
                "%",
                "\uD800",
                "{0.1, 0.2}",
                "''''''''"
            })
    void what_looks_like_a_statement_is_only_words(String words) {
        assertThat(found(words)).isEmpty();
        assertThat(titles(author(words))).isEmpty();
        assertThat(titles(ProductCriteria.ANY)).hasSize(14);
    }

    @ParameterizedTest
    @CsvSource({
        "ID, not-an-id",
        "TITLE, not-an-id|x",
        "TITLE, 22222222-2222-4222-8222-222222222222",
        "YEAR, 22222222-2222-4222-8222-222222222222|1999x",
        "PRICE, 22222222-2222-4222-8222-222222222222|",
        "NEWEST, 22222222-2222-4222-8222-222222222222|2020-01-01",
        "RELEVANCE, 22222222-2222-4222-8222-222222222222|NaN!",
        // Java reads these as numbers, and PostgreSQL does not.
        "RELEVANCE, 22222222-2222-4222-8222-222222222222|1.0f",
        "RELEVANCE, 22222222-2222-4222-8222-222222222222|0x1p3",
        "YEAR, 22222222-2222-4222-8222-222222222222|\u0661\u0669",
        "YEAR, 22222222-2222-4222-8222-222222222222|99999999999",
        "PRICE, 22222222-2222-4222-8222-222222222222|9999999999999999999",
        "RELEVANCE, ''"
    })
    void a_place_that_is_none_of_the_list_is_refused(ProductSort sort, String after) {
        assertThatThrownBy(() -> search(words("hunger"), sort, after, 5))
                .hasRootCauseInstanceOf(RefusedException.class);
    }

    @Test
    void some_products_are_found_by_their_ids_withdrawn_ones_as_well() {
        ProductId one = product("One", null, null, null, null);
        ProductId two = product("Two", null, null, null, null);
        product("Three", null, null, null, null);
        store.happened(new ProductWithdrawn(two));

        FoundProducts found = store.answer(
                new FindProducts(List.of(one, two, new ProductId(UUID.randomUUID()))), FoundProducts.class);

        assertThat(found.products()).extracting(ProductView::id).containsExactlyInAnyOrder(one, two);
    }
}
