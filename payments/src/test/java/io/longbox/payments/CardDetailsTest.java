package io.longbox.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.payment.CardBrand;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardDetailsTest {

    private static final String VISA = "4242424242424242";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T23:59:59Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "4222222222222",
                "6304000000000000000",
                "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2"
            })
    void a_number_has_13_to_19_digits_with_a_check_digit(String number) {
        assertThat(problems(number, "03/26", "123")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "424242424242",
                "42424242424242424242",
                " 4242424242424242",
                "4242424242424242 ",
                "4242  4242 4242 4242",
                "4242_4242_4242_4242",
                "4242424242424242x",
                "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"
            })
    void what_has_not_is_refused(String number) {
        assertThat(problems(number, "03/26", "123"))
                .containsExactly(new CardProblem("number", "must have 13 to 19 digits"));
    }

    @Test
    void a_wrong_check_digit_is_refused() {
        assertThat(problems("4242424242424241", "03/26", "123"))
                .containsExactly(new CardProblem("number", "must be a card's number; its check digit is wrong"));
    }

    @Test
    void a_number_of_any_length_is_refused_at_once() {
        assertThat(problems("4 ".repeat(1_000_000), "03/26", "123")).hasSize(1);
    }

    @Test
    void a_card_is_valid_to_the_end_of_its_month_in_utc() {
        assertThat(problems(VISA, "03/26", "123")).isEmpty();
        Clock later = Clock.fixed(Instant.parse("2026-04-01T00:00:00Z"), ZoneId.of("America/New_York"));
        assertThat(new CardDetails(VISA, "03/26", "123").problems(later))
                .containsExactly(new CardProblem("expiry", "must not be past"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/26", "13/26", "00/26", "03-26", "03/2026", "0326", "xx/yy", "03/26 "})
    void a_month_is_two_digits_and_two_digits(String expiry) {
        assertThat(problems(VISA, expiry, "123"))
                .containsExactly(new CardProblem("expiry", "must be a month such as 08/31"));
    }

    @Test
    void american_express_has_four_digits_as_its_code_and_others_three() {
        assertThat(problems("378282246310005", "03/26", "1234")).isEmpty();
        assertThat(problems("378282246310005", "03/26", "123"))
                .containsExactly(new CardProblem("code", "must be 4 digits"));
        assertThat(problems(VISA, "03/26", "1234")).containsExactly(new CardProblem("code", "must be 3 digits"));
        assertThat(problems(VISA, "03/26", "12a")).containsExactly(new CardProblem("code", "must be 3 digits"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void everything_is_required(String nothing) {
        assertThat(problems(nothing, nothing, nothing))
                .containsExactly(
                        new CardProblem("number", "is required"),
                        new CardProblem("expiry", "is required"),
                        new CardProblem("code", "is required"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(problems("1", "1", "1")).extracting(CardProblem::field).containsExactly("number", "expiry", "code");
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, VISA",
        "5555555555554444, MASTERCARD",
        "2223003122003222, MASTERCARD",
        "2721000000000004, OTHER",
        "378282246310005, AMEX",
        "340000000000009, AMEX",
        "6011111111111117, DISCOVER",
        "6500000000000002, DISCOVER",
        "6441000000000008, DISCOVER",
        "30569309025904, DINERS",
        "36227206271667, DINERS",
        "3566002020360505, JCB",
        "6200000000000005, UNIONPAY",
        "9000000000000000000, OTHER"
    })
    void the_first_digits_say_who_issued_it(String number, CardBrand brand) {
        assertThat(new CardDetails(number, "03/26", "123").brand()).isEqualTo(brand);
    }

    @Test
    void it_shows_nothing() {
        CardDetails card = new CardDetails(VISA, "03/26", "987");

        assertThat(card.toString()).isEqualTo("CardDetails[hidden]");
        assertThatThrownBy(new CardDetails("4242 4242", "03/26", "987")::digits)
                .hasMessage("that is no card's number")
                .hasNoCause();
        assertThat(new InvalidCardException(problems("4242", "x", "98")).getMessage())
                .doesNotContain("4242", "98");
    }

    private static List<CardProblem> problems(String number, String expiry, String code) {
        return new CardDetails(number, expiry, code).problems(CLOCK);
    }
}
