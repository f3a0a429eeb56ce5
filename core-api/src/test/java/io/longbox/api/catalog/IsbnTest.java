package io.longbox.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsbnTest {

    @ParameterizedTest
    @CsvSource({
        "0439023483, 0439023483",
        "439023483, 0439023483",
        "61120081, 0061120081",
        "7442912, 0007442912",
        "043902348x, 043902348X",
        "43902348X, 043902348X",
        "0-439-02348-3, 0439023483",
        "978-0-930193-64-7, 9780930193647",
        "978 0 930193 64 0, 9780930193640",
        "978\u20110930193647, 9780930193647"
    })
    void a_number_is_mended_and_its_check_digit_is_not_held_against_it(String text, String isbn) {
        assertThat(Isbn.normalised(text)).isEqualTo(isbn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "12345678901",
                "1234567890123",
                "97809301936471",
                "04390X3483",
                "ISBN 0439023483",
                "-",
                "9.78E+12"
            })
    void what_has_neither_shape_is_refused(String text) {
        assertThat(Isbn.normalised(text)).isNull();
    }
}
