package io.longbox.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final String CHECKOUT = "/api/users/1/checkout";
    private static final String BODY =
            "{\"shippingMethod\": \"1\", \"points\": 5, \"card\": {\"number\": \"%s\", \"code\": \"%s\"}}";

    private static byte[] of(String path, String body) {
        return Fingerprint.of(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String number, String code) {
        return BODY.formatted(number, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECKOUT,
                "/api/users/1/%63heckout",
                "/api/users/1/checkout;x=1",
                "/api/users/1//checkout",
                "/api/users/1/checkout/begin",
                "/api/users/1/cart/items"
            })
    void nothing_of_a_card_counts_but_its_last_four_digits_wherever_it_is_sent_to(String path) {
        byte[] kept = of(path, body("4242424242424242", "123"));

        assertThat(of(path, body("4000 0000 0000 4242", "999"))).isEqualTo(kept);
        assertThat(of(path, body("4000000000000002", "123"))).isNotEqualTo(kept);
    }

    @Test
    void a_name_that_is_written_with_escapes_is_the_same_name() {
        String escaped = body("4242424242424242", "123").replace("\"card\"", "\"\\u0063ard\"");

        assertThat(of("/api/orders", escaped)).isEqualTo(of("/api/orders", escaped.replace("123", "999")));
    }

    @Test
    void a_number_in_the_wrong_place_does_not_count_either() {
        assertThat(of(CHECKOUT, "{\"number\": \"4242424242424242\"}"))
                .isEqualTo(of(CHECKOUT, "{\"number\": \"4000000000000002\"}"));
        assertThat(of("/api/orders", "{\"Card\": \"4242424242424242\"}"))
                .isEqualTo(of("/api/orders", "{\"Card\": \"4000000000000002\"}"));
    }

    @Test
    void what_cannot_be_read_says_nothing() {
        assertThat(of(CHECKOUT, "4242424242424242 {")).isEqualTo(of(CHECKOUT, "4000000000000002 {"));
    }

    @Test
    void everything_else_counts() {
        byte[] kept = of(CHECKOUT, body("4242424242424242", "123"));

        assertThat(of(CHECKOUT, body("4242424242424242", "123").replace("5", "6")))
                .isNotEqualTo(kept);
        assertThat(of("/api/users", "{\"isbn\": \"9780439554930\"}"))
                .isNotEqualTo(of("/api/users", "{\"isbn\": \"9780439554931\"}"));
    }
}
