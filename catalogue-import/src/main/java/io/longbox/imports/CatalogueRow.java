package io.longbox.imports;

import static io.longbox.api.catalog.ProductBounds.AUTHORS_MAX;
import static io.longbox.api.catalog.ProductBounds.AUTHOR_MAX;
import static io.longbox.api.catalog.ProductBounds.DESCRIPTION_MAX;
import static io.longbox.api.catalog.ProductBounds.PUBLISHER_MAX;
import static io.longbox.api.catalog.ProductBounds.TITLE_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MAX;
import static io.longbox.api.catalog.ProductBounds.YEAR_MIN;

import io.longbox.api.Money;
import io.longbox.api.PlainText;
import io.longbox.api.catalog.Isbn;
import io.longbox.api.catalog.ProductBounds;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of a catalogue.
 *
 * @param number its place in the file, the first after the header being 1
 * @param values as they stand there
 * @param width how many values the header announces
 * @param columns where the columns stand, by their names in lower case
 */
record CatalogueRow(long number, List<String> values, int width, Map<String, Integer> columns) {

    static final String TITLE = "title";

    private static final int KEY_MAX = 200;
    private static final Pattern YEAR = Pattern.compile("(-?\\d{1,4})(\\.0+)?");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,16}(\\.\\d{1,16})?");

    /**
     * What a row says.
     *
     * @param row its place in the file
     * @param product the product it describes, or null if it cannot be taken
     * @param errors why it cannot; empty if it can
     */
    record Read(long row, @Nullable Described product, List<RowError> errors) {}

    /** A product as a row describes it. */
    record Described(ProductId id, ProductKind kind, ProductDetails details) {}

    /** How many characters it has. */
    long length() {
        return values.stream().mapToLong(String::length).sum();
    }

    Read read(ImportTerms terms) {
        List<RowError> errors = new ArrayList<>();
        if (values.size() != width) {
            errors.add(new RowError(number, null, "has " + values.size() + " values, not " + width));
            return new Read(number, null, errors);
        }
        String title = text(TITLE, TITLE_MAX, false, errors);
        if (title == null && errors.isEmpty()) {
            refuse(TITLE, "is required", errors);
        }
        List<String> authors = authors(errors);
        String publisher = text("publisher", PUBLISHER_MAX, false, errors);
        Integer year = year(errors);
        String isbn = isbn(errors);
        String language = text("language", ProductBounds.LANGUAGE_MAX, false, errors);
        if (language != null && !ProductBounds.isLanguageTag(language)) {
            refuse("language", "must be a language tag such as en, eng or en-US", errors);
        }
        String description = text("description", DESCRIPTION_MAX, true, errors);
        Money price = price(terms, errors);
        ProductKind kind = kind(terms, errors);
        String key = text("product_id", KEY_MAX, false, errors);
        if (key == null && isbn == null) {
            refuse("product_id", "is required where there is no isbn", errors);
        }
        if (!errors.isEmpty() || title == null) {
            return new Read(number, null, errors);
        }
        ProductId id = key == null ? idOf(terms.catalogue(), "isbn", isbn) : idOf(terms.catalogue(), "id", key);
        ProductDetails details =
                new ProductDetails(title, authors, publisher, year, isbn, language, description, price);
        return new Read(number, new Described(id, kind, details), List.of());
    }

    /** The same row of the same catalogue is the same product, whenever it is imported. */
    static ProductId idOf(String catalogue, String column, @Nullable String key) {
        return new ProductId(UUID.nameUUIDFromBytes(
                ("longbox-import/" + catalogue + "/" + column + "/" + key).getBytes(StandardCharsets.UTF_8)));
    }

    private String value(String column) {
        Integer at = columns.get(column);
        return at == null ? "" : values.get(at).strip();
    }

    private @Nullable String text(String column, int max, boolean paragraphs, List<RowError> errors) {
        String text = value(column);
        if (text.isEmpty()) {
            return null;
        }
        String flaw = PlainText.flaw(text, max, paragraphs);
        if (flaw != null) {
            refuse(column, flaw, errors);
        }
        return text;
    }

    private List<String> authors(List<RowError> errors) {
        List<String> authors = Arrays.stream(value("authors").split(","))
                .map(String::strip)
                .filter(author -> !author.isEmpty())
                .toList();
        if (authors.size() > AUTHORS_MAX) {
            refuse("authors", "must not name more than " + AUTHORS_MAX, errors);
        }
        authors.stream()
                .map(author -> PlainText.flaw(author, AUTHOR_MAX, false))
                .filter(flaw -> flaw != null)
                .findFirst()
                .ifPresent(flaw -> refuse("authors", flaw + " each", errors));
        return authors;
    }

    /** Spreadsheets write whole numbers with a fraction. */
    private @Nullable Integer year(List<RowError> errors) {
        String text = value("year");
        if (text.isEmpty()) {
            return null;
        }
        var matcher = YEAR.matcher(text);
        int year = matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MIN_VALUE;
        if (year < YEAR_MIN || year > YEAR_MAX) {
            refuse("year", "must be a whole number between " + YEAR_MIN + " and " + YEAR_MAX, errors);
        }
        return year;
    }

    private @Nullable String isbn(List<RowError> errors) {
        String text = value("isbn");
        if (text.isEmpty()) {
            return null;
        }
        String isbn = text.length() <= Isbn.LONGEST_INPUT ? Isbn.normalised(text) : null;
        if (isbn == null) {
            refuse("isbn", "must have the shape of an ISBN-10 or ISBN-13", errors);
            // It is said to have one: what is missing is not the product_id.
            return "";
        }
        return isbn;
    }

    private @Nullable Money price(ImportTerms terms, List<RowError> errors) {
        String amount = value("price");
        if (amount.isEmpty()) {
            return terms.price();
        }
        Currency currency = terms.currency();
        String code = value("currency");
        try {
            currency = code.isEmpty() ? currency : Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            currency = null;
        }
        if (currency == null || currency.getDefaultFractionDigits() < 0) {
            refuse(
                    "currency",
                    code.isEmpty() ? "is required where there is a price" : "must be an ISO 4217 code such as EUR",
                    errors);
            return null;
        }
        try {
            if (AMOUNT.matcher(amount).matches()) {
                return Money.of(new BigDecimal(amount), currency);
            }
        } catch (IllegalArgumentException notPayable) {
            // Refused below, like what is no number.
        }
        refuse("price", "must be a decimal number of at least 0 that can be paid in " + currency, errors);
        return null;
    }

    private ProductKind kind(ImportTerms terms, List<RowError> errors) {
        String name = value("kind");
        if (name.isEmpty()) {
            return terms.kind();
        }
        return Arrays.stream(ProductKind.values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    refuse(
                            "kind",
                            "must be one of "
                                    + Arrays.stream(ProductKind.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", ")),
                            errors);
                    return terms.kind();
                });
    }

    private void refuse(String column, String message, List<RowError> errors) {
        errors.add(new RowError(number, column, message));
    }
}
