package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

    private static final String HEADER = "product_id,title,authors,year,isbn,language\n";

    @TempDir
    private Path folder;

    private final StringWriter messages = new StringWriter();
    private final SkippedRows skipped = new SkippedRows(new PrintWriter(messages));

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("file.csv"), content.getBytes(StandardCharsets.UTF_8));
    }

    private Map<Long, Title> catalogue(String rows) throws IOException {
        return CatalogueReader.read(file(HEADER + rows), skipped);
    }

    private List<Want> wants(String content, int limit) throws IOException {
        return WantsReader.read(file(content), Set.of(1L, 2L), limit, skipped);
    }

    @Test
    void wants_keep_the_order_of_the_file() throws IOException {
        assertThat(wants("user_id,product_id\r\n9,2\r\n3,1\r\n9,1", 10))
                .containsExactly(new Want(9, 2), new Want(3, 1), new Want(9, 1));
        assertThat(skipped.total()).isZero();
    }

    @Test
    void columns_are_found_by_name_and_blank_lines_are_no_rows() throws IOException {
        assertThat(wants("\uFEFFnote, product_id ,user_id\n\nx, 2 ,9\n\n", 10)).containsExactly(new Want(9, 2));
        assertThat(skipped.total()).isZero();
    }

    @Test
    void a_limit_counts_wants_and_not_broken_rows() throws IOException {
        assertThat(wants("user_id,product_id\n?,1\n1,1\n2,1\n?,1\n", 1)).containsExactly(new Want(1, 1));
        assertThat(skipped.total()).isEqualTo(1);
    }

    @Test
    void a_title_may_span_lines_and_line_numbers_stay_right() throws IOException {
        Map<Long, Title> titles = catalogue("1,\"Two\nlines\",A,1900,,\n\n2,,A,1900,,\n3,Three,A,1900,,\n");

        assertThat(titles).containsOnlyKeys(1L, 3L);
        assertThat(titles.get(1L)).extracting(Title::title).isEqualTo("Two\nlines");
        assertThat(messages.toString()).contains("file.csv line 5: title is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,\"Open,A,1900,, | a quoted value does not end where it should",
                "2,\"Shut\"late,A,1900,, | a quoted value does not end where it should",
                "2,Two | it has 2 columns, not 6",
                "two,Two,A,1900,, | product_id is not a number: \"two\"",
                "-2,Two,A,1900,, | product_id is not a number: \"-2\"",
                ",Two,A,1900,, | product_id is empty",
                "99999999999999999999,Two,A,1900,, | product_id is not a number",
                "2,' ',A,1900,, | title is empty",
                "2,Two,A,MCM,, | year is not a whole number: \"MCM\"",
                "2,Two,A,2201,, | year lies between -3000 and 2200, not at 2201",
                "2,Two,A,-3001,, | year lies between -3000 and 2200, not at -3001",
                "1,One again,A,1900,, | product 1 is in the file already",
                "2,Tw\uFFFD,A,1900,, | title is not UTF-8"
            })
    void a_broken_row_costs_no_other_row(String row, String reason) throws IOException {
        Map<Long, Title> titles = catalogue("1,One,A,1900,,\n" + row.replace("' '", " ") + "\n3,Three,A,1900,,\n");

        assertThat(titles).containsOnlyKeys(1L, 3L);
        assertThat(skipped.total()).isEqualTo(1);
        assertThat(messages.toString()).contains("file.csv line 3: " + reason);
    }

    @Test
    void an_open_quote_is_skipped_even_if_a_later_row_closes_it() throws IOException {
        Map<Long, Title> titles = catalogue("1,\"Open,A,1900,,\n2,\"Two\",A,1900,,\n3,Three,A,1900,,\n");

        assertThat(titles).containsOnlyKeys(2L, 3L);
        assertThat(skipped.total()).isEqualTo(1);
    }

    @Test
    void bytes_that_are_not_utf8_cost_their_row_only() throws IOException {
        byte[] bytes = (HEADER + "1,Caf?,A,1900,,\n2,Two,A,1900,,\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE9 : bytes[i];
        }
        Path latin = Files.write(folder.resolve("latin.csv"), bytes);

        assertThat(CatalogueReader.read(latin, skipped)).containsOnlyKeys(2L);
        assertThat(messages.toString()).contains("latin.csv line 2: title is not UTF-8");
    }

    @Test
    void the_first_few_broken_rows_are_shown_and_the_rest_counted() throws IOException {
        catalogue("x\n".repeat(12) + "1,One,A,1900,,\n");

        assertThat(skipped.total()).isEqualTo(12);
        assertThat(messages.toString().lines()).hasSize(6).last().isEqualTo("skipped 7 more rows of file.csv");
    }

    @Test
    void a_header_that_lacks_a_column_makes_the_file_unusable() {
        assertThatThrownBy(() -> wants("user,product_id\n1,1\n", 10))
                .isInstanceOf(UnusableInput.class)
                .hasMessage("file.csv line 1: the header lacks user_id; it has user, product_id");
    }

    @Test
    void a_header_that_names_a_column_twice_makes_the_file_unusable() {
        assertThatThrownBy(() -> wants("user_id,product_id,user_id\n1,1,2\n", 10))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("names the column user_id twice");
    }

    @Test
    void an_empty_file_is_unusable() {
        assertThatThrownBy(() -> wants("", 10))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("file.csv is empty");
    }

    @Test
    void a_directory_is_unusable() {
        assertThatThrownBy(() -> CatalogueReader.read(folder, skipped))
                .isInstanceOf(UnusableInput.class)
                .hasMessageContaining("is a directory");
    }

    @ParameterizedTest
    @CsvSource({
        "439023483, 0439023483",
        "7654321, 0007654321",
        "043965548x, 043965548X",
        "0439023483, 0439023483",
        "654321,",
        "9780439023481,",
        "04390-2348,",
        "'',"
    })
    void an_isbn_gets_its_leading_zeros_back(String given, String expected) {
        assertThat(CatalogueReader.isbn(given)).isEqualTo(expected);
    }

    @Test
    void authors_are_split_at_commas() throws IOException {
        Title title = catalogue("1,One,\" A. B , C,, \",,,\n").get(1L);

        assertThat(title).extracting(Title::authors).isEqualTo(Arrays.asList("A. B", "C"));
    }
}
