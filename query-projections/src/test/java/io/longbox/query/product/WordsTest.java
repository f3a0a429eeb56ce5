package io.longbox.query.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.catalog.ProductDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Les Misérables | les miserables",
                "ÅSTERIX der Gallier | asterix der gallier",
                "Straße | strasse",
                "Łódź & Tromsø, Æsop | lodz tromso aesop",
                "ΛΌΓΟΣ λόγος | λογοσ λογοσ",
                "İstanbul ısı | istanbul isi",
                "ﬁne Ｗｉｄｅ | fine wide",
                "#1: The \"Best\"! | 1 the best",
                "進撃の巨人 | 進 撃 の 巨 人"
            })
    void texts_become_plain_words(String text, String words) {
        assertThat(Words.folded(text)).isEqualTo(words);
    }

    @Test
    void a_text_without_letters_has_no_words() {
        assertThat(Words.folded("!?* \0 -- ''")).isEmpty();
        assertThat(Words.query("!?* \0 -- ''")).isEmpty();
    }

    @Test
    void titles_are_sorted_without_an_english_article_and_not_endlessly() {
        assertThat(Words.key("The Stand")).isEqualTo("stand");
        assertThat(Words.key("A Tale")).isEqualTo("tale");
        assertThat(Words.key("The")).isEqualTo("the");
        assertThat(Words.key("Les Misérables")).isEqualTo("les miserables");
        assertThat(Words.key("巨".repeat(500)).getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void every_word_has_its_place_and_weight_and_its_singular() {
        assertThat(vector("The Rings", "J.K. Rowling"))
                .isEqualTo("'the':1A 'rings':2A 'ring':2A 'j':13B 'k':14B 'rowling':15B 'jk':13B");
    }

    @Test
    void compounds_are_kept_whole_and_in_parts() {
        assertThat(vector("Spider-Man's", "O'Brien"))
                .isEqualTo(
                        "'spider':1A 'man':2A 's':3A 'spidermans':1A 'spiderman':1A 'o':14B 'brien':15B 'obrien':14B");
    }

    @Test
    void all_words_are_wanted_and_the_last_may_go_on() {
        assertThat(Words.query("Tolkien rings")).isEqualTo("'tolkien' & ('rings':* | 'ring')");
        assertThat(Words.query("spider-man")).isEqualTo("('spiderman':* | ('spider' & 'man':*))");
        assertThat(Words.authorQuery("García")).isEqualTo("'garcia':B");
    }

    @Test
    void what_looks_like_the_language_of_the_database_is_letters_and_nothing_else() {
        assertThat(Words.query("x') | ('y:*A & !z\\' <-> w"))
                .isEqualTo("'x' & ('ya' | ('y' & 'a')) & 'z' & 'w':*".replace("('ya' | ('y' & 'a'))", "'y' & 'a'"));
    }

    @Test
    void a_word_without_end_is_cut_the_same_way_on_both_sides() {
        String endless = "Aa".repeat(2_000);
        assertThat(vector(endless, "b")).startsWith("'" + "a".repeat(60) + "':1A");
        assertThat(Words.query(endless)).isEqualTo("'" + "a".repeat(60) + "':*");
    }

    private static String vector(String title, String author) {
        return Words.vector(new ProductDetails(title, List.of(author), null, null, null, null, null, null));
    }
}
