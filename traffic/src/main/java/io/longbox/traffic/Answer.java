package io.longbox.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the store answered to one request. */
final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_PROBLEM = 100_000;

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final boolean repeated;

    private Answer(HttpResponse<?> response, byte[] body, boolean repeated) {
        this.status = response.statusCode();
        this.headers = response.headers();
        this.body = body;
        this.repeated = repeated;
    }

    /**
     * @param repeated whether the request had been sent before, and may have been carried out then
     */
    static Answer of(HttpResponse<byte[]> response, boolean repeated) {
        return new Answer(response, response.body(), repeated);
    }

    /** The answer to a request for a stream that was answered by something else. */
    static Answer insteadOf(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return new Answer(response, body.readNBytes(LONGEST_PROBLEM), false);
        }
    }

    int status() {
        return status;
    }

    boolean isRepeated() {
        return repeated;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * @throws NoAnswer if the body is not a JSON object
     */
    JsonNode body() throws NoAnswer {
        try {
            JsonNode body = JSON.readTree(this.body);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException notJson) {
            // Answered below, as any other body that is not an object is.
        }
        throw new NoAnswer("HTTP " + status() + " without a JSON object");
    }

    /** How long the store asks to be left alone, if it does. */
    Optional<Duration> retryAfter() {
        return header("Retry-After").flatMap(Answer::delay);
    }

    private static Optional<Duration> delay(String value) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Integer.parseInt(value.strip()))));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration delay = Duration.between(Instant.now(), until);
                return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }

    /** The answer in a few words: the status, and what a problem detail says about it. */
    String inWords() {
        String words = "HTTP " + status();
        try {
            JsonNode problem = body();
            String detail = problem.path("detail").asString("");
            String text = detail.isBlank() ? problem.path("title").asString("") : detail;
            return text.isBlank() ? words : words + ": " + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
        } catch (NoAnswer notAProblemDetail) {
            return words;
        }
    }
}
