package io.longbox.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.imports.ImportRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no catalogue are refused at once, and nothing of them is kept. */
class ImportRefusalsTest {

    @TempDir
    private Path folder;

    private ImportFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ImportFixture(folder);
    }

    @AfterEach
    void nothing_is_kept() {
        assertThat(Database.count("runs")).isZero();
        assertThat(Database.count("pieces")).isZero();
        fixture.close();
    }

    private void assertRefused(byte[] file, Reason reason, String why) {
        assertThatThrownBy(() -> fixture.submit(file, ImportFixture.PLAIN))
                .isInstanceOfSatisfying(
                        ImportRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(why);
    }

    private void assertRefused(String file, String why) {
        assertRefused(file.getBytes(StandardCharsets.UTF_8), Reason.INVALID, why);
    }

    @Test
    void an_empty_file() {
        assertRefused("", "empty");
        assertRefused("\uFEFF", "empty");
    }

    @Test
    void a_file_without_a_column_title() {
        assertRefused("product_id,name\n1,Nemo\n", "no column title");
        assertRefused("product_id;title\n1;Nemo\n", "no column title");
        assertRefused("1,Little Nemo\n2,Krazy Kat\n", "no column title");
        assertRefused("\n\n\n", "no column title");
    }

    @Test
    void a_header_that_names_a_column_twice() {
        assertRefused("product_id,title,Title \n1,Nemo,Nemo\n", "column title twice");
    }

    @Test
    void a_header_without_rows() {
        assertRefused("product_id,title\n", "no row after it");
        assertRefused("product_id,title\n\n   \n", "no row after it");
    }

    @Test
    void what_is_not_utf_8() {
        byte[] latin = "product_id,title\n1,Les Mis\u00E9rables\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(latin, Reason.INVALID, "not UTF-8");
        assertRefused("product_id,title\n1,Nemo\n".getBytes(StandardCharsets.UTF_16), Reason.INVALID, "not UTF-8");
        byte[] late = ImportFixture.rows(5_000, "Nemo").getBytes(StandardCharsets.UTF_8);
        late[late.length - 3] = (byte) 0xC3;
        assertRefused(late, Reason.INVALID, "not UTF-8");
    }

    @Test
    void a_file_that_is_cut_off_in_the_middle_of_a_letter() {
        byte[] whole = "product_id,title\n1,Les Mis\u00E9".getBytes(StandardCharsets.UTF_8);
        assertRefused(Arrays.copyOf(whole, whole.length - 1), Reason.INVALID, "not UTF-8");
    }

    @Test
    void a_quote_that_does_not_end() {
        assertRefused("product_id,title\n1,\"Nemo\n2,Kat\n", "line");
        assertRefused("product_id,title\n1,\"Nemo\" and more\n", "line");
    }

    @Test
    void a_row_that_does_not_end() {
        assertRefused("product_id,title\n1,\"" + "Nemo\n".repeat(CatalogueFile.LONGEST_ROW / 4), "does not end where");
    }

    @Test
    void a_file_over_the_limit() {
        byte[] large = new byte[(int) ImportFixture.PROPERTIES.maxFile().toBytes() + 1];
        Arrays.fill(large, (byte) 'a');
        assertRefused(large, Reason.TOO_LARGE, "larger than");
    }

    @Test
    void a_picture() {
        assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, Reason.INVALID, "not UTF-8");
    }
}
