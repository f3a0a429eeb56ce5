package io.longbox.web.product;

import static io.longbox.api.catalog.ProductBounds.AUTHOR_MAX;
import static io.longbox.api.catalog.ProductBounds.LANGUAGE_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MIN;

import io.longbox.api.Money;
import io.longbox.api.catalog.PriceRange;
import io.longbox.api.catalog.ProductBounds;
import io.longbox.api.catalog.ProductCriteria;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.catalog.ProductSort;
import io.longbox.api.catalog.SearchProducts;
import io.longbox.web.input.Check;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query string of a search, as it came. */
record ProductSearchInput(
        @Parameter(
                description = "Words that all stand in title, authors, publisher or description; the last one may be a"
                        + " beginning. Case and accents do not matter.",
                example = "hunger gam",
                schema = @Schema(type = "string", maxLength = WORDS_MAX))
        @Nullable
        String q,

        @Parameter(description = "Words that all stand in the names of the authors", example = "tolkien") @Nullable
        String author,

        @Parameter(description = "The first year of publication", schema = @Schema(type = "integer")) @Nullable
        String yearFrom,

        @Parameter(description = "The last year of publication", schema = @Schema(type = "integer")) @Nullable
        String yearTo,

        @Parameter(description = "Only products of this kind", schema = @Schema(implementation = ProductKind.class))
        @Nullable
        String kind,

        @Parameter(description = "Only products in this language; en finds en-US as well", example = "en") @Nullable
        String language,

        @Parameter(
                description = "Whether copies are free now, or not",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String available,

        @Parameter(description = "The lowest price, in major units", example = "5.00") @Nullable
        String priceFrom,

        @Parameter(description = "The highest price, in major units", example = "12.99") @Nullable
        String priceTo,

        @Parameter(
                description =
                        "Only products priced in this currency (ISO 4217). A range or order of prices without it is"
                                + " in the store's own.",
                example = "EUR")
        @Nullable
        String currency,

        @Parameter(
                description = "The order; with - in front the other way round. Standard: relevance with q, else by id."
                        + " What has no year or price comes last.",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {
                                    "relevance",
                                    "title",
                                    "-title",
                                    "year",
                                    "-year",
                                    "price",
                                    "-price",
                                    "newest"
                                }))
        @Nullable
        String sort,

        @Parameter(
                description = "Whether to count what is found by kind, language, decade, author and availability",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"true", "false"}))
        @Nullable
        String facets,

        @Parameter(description = "The next of the page before, with the same criteria and sort") @Nullable
        String cursor,

        @Parameter(
                description = "How many items a page holds at most",
                schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = Limit.DEFAULT))
        @Nullable
        String limit)
        implements QueryString {

    static final int WORDS_MAX = 200;

    private static final Map<String, ProductSort> SORTS = Map.of(
            "relevance", ProductSort.RELEVANCE,
            "title", ProductSort.TITLE,
            "-title", ProductSort.TITLE_DESCENDING,
            "year", ProductSort.YEAR,
            "-year", ProductSort.YEAR_DESCENDING,
            "price", ProductSort.PRICE,
            "-price", ProductSort.PRICE_DESCENDING,
            "newest", ProductSort.NEWEST);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    /**
     * The question, and the list whose pages answer it.
     *
     * @param query what to ask
     * @param pages the cursors of this search alone
     */
    record Checked(SearchProducts query, Cursor<String> pages) {}

    /**
     * @param own the store's own currency
     */
    Checked checked(Currency own) {
        Check check = Check.ofParameters();
        String checkedWords = words(check, "q", q, WORDS_MAX);
        String checkedAuthor = words(check, "author", author, AUTHOR_MAX);
        Integer from = number(check, "yearFrom", yearFrom, YEAR_MIN, YEAR_MAX);
        Integer to = number(check, "yearTo", yearTo, YEAR_MIN, YEAR_MAX);
        if (from != null && to != null && from > to) {
            check.refuse("yearFrom", "must not be later than yearTo");
        }
        ProductKind checkedKind = check.oneOf("kind", kind, ProductKind.class);
        String checkedLanguage = check.rule(
                "language",
                check.optionalText("language", language, LANGUAGE_MAX),
                tag -> ProductBounds.isLanguageTag(tag) ? tag : null,
                "must be a language tag such as en, eng or en-US");
        Boolean checkedAvailable = flag(check, "available", available);
        Currency asked = Check.isBlank(currency) ? null : check.currency("currency", currency);
        Currency priced = asked == null ? own : asked;
        Long lowest = price(check, "priceFrom", priceFrom, priced);
        Long highest = price(check, "priceTo", priceTo, priced);
        if (lowest != null && highest != null && lowest > highest) {
            check.refuse("priceFrom", "must not be more than priceTo");
        }
        ProductSort checkedSort = sort(check, checkedWords != null);
        boolean checkedFacets = Boolean.TRUE.equals(flag(check, "facets", facets));
        Integer checkedLimit = number(check, "limit", Check.isBlank(limit) ? Limit.DEFAULT : limit, 1, Limit.MAX);
        return check.thenMake(() -> {
            ProductCriteria criteria = new ProductCriteria(
                    checkedWords,
                    checkedAuthor,
                    from,
                    to,
                    checkedKind,
                    checkedLanguage,
                    checkedAvailable,
                    asked == null && lowest == null && highest == null
                            ? null
                            : new PriceRange(priced, lowest, highest));
            Cursor<String> pages = pages(criteria, checkedSort, priced);
            return new Checked(
                    new SearchProducts(
                            criteria,
                            checkedSort,
                            priced,
                            pages.decode(cursor),
                            Objects.requireNonNull(checkedLimit),
                            checkedFacets),
                    pages);
        });
    }

    /** Another search has other pages: a place in one says nothing in the other. */
    private static Cursor<String> pages(ProductCriteria criteria, ProductSort sort, Currency priced) {
        if (criteria.equals(ProductCriteria.ANY) && sort == ProductSort.ID) {
            return Cursor.ofKeys("products");
        }
        return Cursor.ofKeys("products/" + sort, criteria + "/" + priced);
    }

    private static @Nullable String words(Check check, String field, @Nullable String value, int max) {
        return check.rule(
                field,
                check.optionalText(field, value, max),
                text -> text.codePoints().anyMatch(Character::isLetterOrDigit) ? text : null,
                "must hold a letter or digit");
    }

    private static @Nullable Integer number(Check check, String field, @Nullable String value, int min, int max) {
        if (Check.isBlank(value)) {
            return null;
        }
        long number = value != null && NUMBER.matcher(value.strip()).matches()
                ? Long.parseLong(value.strip())
                : Long.MAX_VALUE;
        return (int) check.number(field, number, min, max);
    }

    private static @Nullable Boolean flag(Check check, String field, @Nullable String value) {
        if (Check.isBlank(value)) {
            return null;
        }
        if (!"true".equals(value) && !"false".equals(value)) {
            check.refuse(field, "must be true or false");
        }
        return Boolean.valueOf(value);
    }

    private static @Nullable Long price(Check check, String field, @Nullable String value, Currency currency) {
        if (Check.isBlank(value)) {
            return null;
        }
        Money money = check.amount(field, String.valueOf(value).strip(), currency);
        return money == null ? null : money.minor();
    }

    private ProductSort sort(Check check, boolean withWords) {
        if (Check.isBlank(sort)) {
            return withWords ? ProductSort.RELEVANCE : ProductSort.ID;
        }
        ProductSort known = SORTS.get(sort);
        if (known == null) {
            check.refuse("sort", "must be one of " + String.join(", ", new TreeMap<>(SORTS).keySet()));
            return ProductSort.ID;
        }
        if (known == ProductSort.RELEVANCE && !withWords) {
            check.refuse("sort", "by relevance needs words in q");
        }
        return known;
    }
}
