package io.longbox.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final String BY_LENGTH =
            "HTTP/1.1 201 \r\nContent-Type: application/json\r\ncontent-length: 6\r\n\r\n{\"a\":1";
    private static final String BY_CHUNKS = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "2;name=value\r\n{\"\r\n4\r\na\":1\r\n0\r\nTrailer: yes\r\n\r\n";
    private static final String AFTER_CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n" + BY_LENGTH;

    @ParameterizedTest
    @ValueSource(strings = {BY_LENGTH, BY_CHUNKS, AFTER_CONTINUE})
    void an_answer_is_complete_with_its_last_byte_and_not_before(String text) throws ProtocolException {
        for (int length = 0; length < text.length(); length++) {
            assertThat(read(text.substring(0, length), false)).isNull();
        }
        Answer answer = complete(text, false);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"a\":1");
        assertThat(answer.lastOnConnection()).isFalse();
    }

    @Test
    void an_answer_without_a_length_ends_with_the_connection() throws ProtocolException {
        String text = "HTTP/1.1 200 OK\r\n\r\nall of it";

        assertThat(read(text, false)).isNull();
        Answer answer = complete(text, true);
        assertThat(answer.text()).isEqualTo("all of it");
        assertThat(answer.lastOnConnection()).isTrue();
    }

    @Test
    void no_content_has_none() throws ProtocolException {
        assertThat(complete("HTTP/1.1 204 \r\n\r\n", false).body()).isEmpty();
    }

    @Test
    void a_server_says_when_it_closes_the_connection() throws ProtocolException {
        assertThat(complete("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n", false)
                        .lastOnConnection())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP ready\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"
            })
    void what_is_no_answer_or_more_than_one_is_refused(String text) {
        assertThatThrownBy(() -> read(text, false)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", true))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void bytes_are_found_in_a_body_wherever_they_are() {
        Answer answer = new Answer(200, bytes("aab"), false);

        assertThat(answer.contains(bytes("ab"))).isTrue();
        assertThat(answer.contains(bytes("aa"))).isTrue();
        assertThat(answer.contains(bytes("ba"))).isFalse();
        assertThat(answer.contains(bytes("aabb"))).isFalse();
    }

    private static Answer complete(String text, boolean closed) throws ProtocolException {
        return Optional.ofNullable(read(text, closed)).orElseThrow();
    }

    private static @Nullable Answer read(String text, boolean closed) throws ProtocolException {
        byte[] bytes = bytes(text + "beyond");
        return AnswerReader.read(bytes, text.length(), closed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
