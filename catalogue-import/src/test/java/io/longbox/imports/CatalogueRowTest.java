package io.longbox.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row says, and what is wrong with it. */
class CatalogueRowTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ImportTerms PLAIN = ImportFixture.PLAIN;

    private static CatalogueRow.Read read(String header, String row, ImportTerms terms) {
        String csv = header + "\r\n" + row + "\r\n";
        try (CatalogueFile file = CatalogueFile.open(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))) {
            CatalogueRow next = file.next();
            assertThat(next).isNotNull();
            return next.read(terms);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ProductDetails details(String header, String row) {
        CatalogueRow.Read read = read(header, row, PLAIN);
        assertThat(read.errors()).isEmpty();
        assertThat(read.product()).isNotNull();
        return read.product().details();
    }

    @Test
    void every_column_is_read_in_any_order_and_others_are_ignored() {
        assertThat(
                        details(
                                "\uFEFF\"Language\",isbn,ratings_count,title,price,currency,kind,authors,year,publisher,description,product_id",
                                "en-US,439023483,99,\"Nemo, \"\"Little\"\"\",12.99,EUR,comic,\"Winsor McCay, , Bob\",1905.0,Herald,\"He dreams.\nHe wakes.\",7"))
                .isEqualTo(new ProductDetails(
                        "Nemo, \"Little\"",
                        List.of("Winsor McCay", "Bob"),
                        "Herald",
                        1905,
                        "0439023483",
                        "en-US",
                        "He dreams.\nHe wakes.",
                        new Money(1299, EUR)));
    }

    @Test
    void only_a_title_and_something_to_know_it_by_are_required() {
        assertThat(details("title,product_id", "Nemo,1"))
                .isEqualTo(new ProductDetails("Nemo", List.of(), null, null, null, null, null, null));
        assertThat(details("title,isbn", "Nemo,0439023483").isbn()).isEqualTo("0439023483");
    }

    @Test
    void the_same_row_of_the_same_catalogue_is_the_same_product() {
        ImportTerms other = new ImportTerms("other", ProductKind.COMIC, null, null, false);
        CatalogueRow.Described first = read("title,product_id", "Nemo,1", PLAIN).product();
        CatalogueRow.Described again =
                read("product_id,title", "1,Little Nemo", PLAIN).product();
        CatalogueRow.Described elsewhere =
                read("title,product_id", "Nemo,1", other).product();
        CatalogueRow.Described byIsbn =
                read("title,isbn", "Nemo,439023483", PLAIN).product();
        CatalogueRow.Described byFullIsbn =
                read("title,isbn", "Nemo,0-439-02348-3", PLAIN).product();

        assertThat(first.id())
                .isEqualTo(again.id())
                .isNotEqualTo(elsewhere.id())
                .isNotEqualTo(byIsbn.id());
        assertThat(byIsbn.id()).isEqualTo(byFullIsbn.id());
    }

    @ParameterizedTest
    @CsvSource({"2008, 2008", "2008.0, 2008", "-750.0, -750", "-750, -750", "' 8 ', 8"})
    void a_year_is_read_as_spreadsheets_write_it(String text, int year) {
        assertThat(details("title,product_id,year", "Nemo,1," + text).year()).isEqualTo(year);
    }

    @Test
    void a_row_without_a_price_has_the_file_s() {
        ImportTerms terms = new ImportTerms("default", ProductKind.COMIC, new Money(500, EUR), EUR, false);

        assertThat(read("title,product_id,price", "Nemo,1,", terms)
                        .product()
                        .details()
                        .price())
                .isEqualTo(new Money(500, EUR));
        assertThat(read("title,product_id,price", "Nemo,1,3", terms)
                        .product()
                        .details()
                        .price())
                .isEqualTo(new Money(300, EUR));
        assertThat(read("title,product_id,price,currency", "Nemo,1,3,JPY", terms)
                        .product()
                        .details()
                        .price())
                .isEqualTo(new Money(3, Currency.getInstance("JPY")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title,product_id | ,1 | title | is required",
                "title,product_id | \"   \",1 | title | is required",
                "title,product_id | Ne\u0000mo,1 | title | control characters",
                "title,product_id | \"Ne¶mo\",1 | title | control characters",
                "title,product_id | Nemo, | product_id | is required",
                "title | Nemo | product_id | is required",
                "title,product_id,year | Nemo,1,long ago | year | whole number",
                "title,product_id,year | Nemo,1,2008.5 | year | whole number",
                "title,product_id,year | Nemo,1,9999 | year | 2200",
                "title,product_id,year | Nemo,1,2008e3 | year | whole number",
                "title,product_id,isbn | Nemo,1,9.78E+12 | isbn | shape",
                "title,isbn | Nemo,123 | isbn | shape",
                "title,product_id,language | Nemo,1,english please | language | tag",
                "title,product_id,price | Nemo,1,5 | currency | required",
                "title,product_id,price,currency | Nemo,1,-5,EUR | price | decimal",
                "title,product_id,price,currency | Nemo,1,5.001,EUR | price | decimal",
                "title,product_id,price,currency | Nemo,1,99999999999999999,EUR | price | decimal",
                "title,product_id,price,currency | Nemo,1,5,Euro | currency | ISO 4217",
                "title,product_id,price,currency | Nemo,1,5,XXX | currency | ISO 4217",
                "title,product_id,kind | Nemo,1,BROOM | kind | COMIC"
            })
    void what_cannot_be_taken_is_named_with_its_column(String header, String row, String column, String why) {
        CatalogueRow.Read read = read(header, row.replace('¶', '\n'), PLAIN);

        assertThat(read.product()).isNull();
        assertThat(read.errors()).singleElement().satisfies(error -> {
            assertThat(error.row()).isEqualTo(1);
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.message()).contains(why);
        });
    }

    @Test
    void a_row_of_another_width_says_so() {
        assertThat(read("title,product_id", "Nemo", PLAIN).errors())
                .containsExactly(new RowError(1, null, "has 1 values, not 2"));
        assertThat(read("title,product_id", "Nemo,1,2", PLAIN).errors())
                .containsExactly(new RowError(1, null, "has 3 values, not 2"));
    }

    @Test
    void all_that_is_wrong_with_a_row_is_said() {
        assertThat(read("title,product_id,year,isbn", ",,x,x", PLAIN).errors())
                .extracting(RowError::column)
                .containsExactly("title", "year", "isbn");
    }

    @Test
    void a_text_may_be_as_long_as_over_http_and_no_longer() {
        assertThat(details("title,product_id", "n".repeat(500) + ",1").title()).hasSize(500);
        assertThat(read("title,product_id", "n".repeat(501) + ",1", PLAIN).errors())
                .containsExactly(new RowError(1, "title", "must not be longer than 500 characters"));
    }
}
