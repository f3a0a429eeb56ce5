package io.longbox.web.audit;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.longbox.api.audit.EventPage;
import io.longbox.api.audit.ExplainPlace;
import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.FindFairness;
import io.longbox.api.audit.ListEvents;
import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class AuditApiTest extends ApiTest {

    private static final String PROOF = "/api/audit/products/" + PRODUCT;
    private static final String STREAM = "stock-" + PRODUCT;
    private static final String EVENTS = "/api/audit/events?stream=" + STREAM;
    private static final String PAYLOAD =
            "{\"product\":\"%s\",\"ratio\":1.50,\"big\":12345678901234567890}".formatted(PRODUCT);

    @LocalServerPort
    private int port;

    private static RecordedEvent event(long sequence) {
        return new RecordedEvent("e-" + sequence, STREAM, sequence, "LinePaused", "1", NOW, PAYLOAD);
    }

    private static String eventJson(long sequence) {
        return "{\"id\":\"e-%d\",\"stream\":\"%s\",\"sequence\":%d,\"type\":\"LinePaused\",\"revision\":\"1\",\"at\":\"2026-03-01T10:00:00Z\",\"payload\":%s}"
                .formatted(sequence, STREAM, sequence, PAYLOAD);
    }

    /** A stream of so many events, read in pages. */
    private void stream(long length) {
        store.answer(ListEvents.class, list -> {
            long end = Math.min(length, list.from() + list.limit());
            return new EventPage(
                    LongStream.range(list.from(), end)
                            .mapToObj(AuditApiTest::event)
                            .toList(),
                    end < length ? end : null);
        });
    }

    @Test
    void whether_a_product_was_sold_fairly_is_shown_by_its_events() {
        store.answer(
                FindFairness.class,
                find -> new FairnessReport(
                        PRODUCT,
                        false,
                        List.of(new FairnessCheck("never-oversold", false, "2 sold of 1", List.of(event(7)))),
                        41));

        assertThat(get(PROOF + "/fairness")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"productId": "%s", "fair": false, "upTo": 41,
                         "checks": [{"name": "never-oversold", "holds": false, "explanation": "2 sold of 1",
                           "events": [%s]}]}""".formatted(
                        PRODUCT, eventJson(7)));
    }

    @Test
    void a_reader_is_told_why() {
        store.answer(
                ExplainPlace.class,
                why -> new PlaceExplanation(
                        PRODUCT,
                        USER,
                        "You are next.",
                        List.of(new PlaceExplanation.StoryStep(4, NOW, "You joined.")),
                        List.of(new PlaceExplanation.ServedBefore(6, 5, NOW, "It came before yours."))));

        assertThat(get(PROOF + "/why?user=" + USER)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"productId": "%s", "userId": "%s", "summary": "You are next.",
                         "story": [{"sequence": 4, "at": "2026-03-01T10:00:00Z", "text": "You joined."}],
                         "servedBefore": [{"ticket": 6, "sequence": 5, "at": "2026-03-01T10:00:00Z",
                           "rule": "It came before yours."}]}""".formatted(
                        PRODUCT, USER));
        assertThat(store.asked(ExplainPlace.class)).containsExactly(new ExplainPlace(PRODUCT, USER));
    }

    @Test
    void nothing_can_be_proved_of_an_unknown_product() {
        store.answer(FindFairness.class, find -> null);
        store.answer(ExplainPlace.class, why -> null);

        assertProblem(get(PROOF + "/fairness"), 404, "not-found", "no such product");
        assertProblem(get(PROOF + "/why?user=" + USER), 404, "not-found", "no such product");
    }

    @Test
    void events_are_shown_as_they_are_stored_page_by_page() throws Exception {
        stream(3);

        MvcTestResult first = get(EVENTS + "&limit=2");

        assertThat(first).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
        String body = first.getResponse().getContentAsString();
        assertThat(body).startsWith("{\"items\":[" + eventJson(0) + "," + eventJson(1) + "],\"next\":");
        assertThat(get(EVENTS + "&limit=2&cursor=" + JsonPath.read(body, "$.next")))
                .bodyText()
                .isEqualTo("{\"items\":[" + eventJson(2) + "],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock-", "waitlist-", "cart-", "inbox-", ""})
    void every_known_stream_can_be_read_and_its_id_written_either_way(String prefix) {
        stream(0);
        String id = "abcdefab-2222-4222-8222-222222222222";

        assertThat(get("/api/audit/events?stream=" + prefix + id.toUpperCase(Locale.ROOT)))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"next\": null}");
        assertThat(store.asked(ListEvents.class)).containsExactly(new ListEvents(prefix + id, 0, 50));
    }

    @Test
    void who_takes_any_format_gets_a_page() {
        stream(1);

        assertThat(mvc.get().uri(EVENTS).accept(MediaType.ALL).exchange())
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON);
        assertThat(mvc.get()
                        .uri(EVENTS)
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .exchange())
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void a_whole_stream_is_exported_one_event_a_line() {
        stream(2_500);

        MvcTestResult answer =
                mvc.get().uri(EVENTS).accept(MediaType.APPLICATION_NDJSON).exchange();

        assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_NDJSON);
        assertThat(answer)
                .bodyText()
                .isEqualTo(LongStream.range(0, 2_500)
                        .mapToObj(sequence -> eventJson(sequence) + "\n")
                        .reduce("", String::concat));
        assertThat(store.asked(ListEvents.class))
                .containsExactly(
                        new ListEvents(STREAM, 0, 1_000),
                        new ListEvents(STREAM, 1_000, 1_000),
                        new ListEvents(STREAM, 2_000, 1_000));
    }

    @Test
    void an_event_stays_on_its_line_however_it_was_stored() {
        store.answer(
                ListEvents.class,
                list -> new EventPage(
                        List.of(new RecordedEvent("e", STREAM, 0, "T", "1", NOW, "{\r\n  \"a\": \"x\\ny\"\n}")), null));

        assertThat(mvc.get().uri(EVENTS).accept(MediaType.APPLICATION_NDJSON).exchange())
                .bodyText()
                .endsWith("\"payload\":{    \"a\": \"x\\ny\" }}\n")
                .hasLineCount(1);
    }

    @Test
    void an_export_of_nothing_is_empty() {
        stream(0);

        assertThat(mvc.get().uri(EVENTS).accept(MediaType.APPLICATION_NDJSON).exchange())
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_NDJSON)
                .bodyText()
                .isEmpty();
    }

    @Test
    void an_export_that_cannot_begin_is_a_problem() throws IOException {
        store.answer(ListEvents.class, list -> {
            throw new CannotGetJdbcConnectionException("gone");
        });

        assertThat(export()).startsWith("HTTP/1.1 503").contains("application/problem+json", "/problems/unavailable");
        assertThat(export("&stream=94")).startsWith("HTTP/1.1 400").contains("/problems/invalid-parameter");
    }

    @Test
    void an_export_that_is_whole_says_so() throws IOException {
        stream(1_500);

        assertThat(export())
                .startsWith("HTTP/1.1 200")
                .contains("Content-Type: application/x-ndjson", "Transfer-Encoding: chunked", "\"e-1499\"")
                .endsWith("\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(classes = {CannotGetJdbcConnectionException.class, IllegalStateException.class})
    void an_export_that_breaks_off_cannot_pass_for_whole(Class<? extends RuntimeException> failure)
            throws ReflectiveOperationException {
        RuntimeException broken = failure.getConstructor(String.class).newInstance("gone");
        store.answer(ListEvents.class, list -> {
            if (list.from() > 0) {
                throw broken;
            }
            return new EventPage(List.of(event(0)), 1_000L);
        });

        String answer;
        try {
            answer = export();
        } catch (IOException reset) {
            // As abnormal as can be.
            return;
        }

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"e-0\"").doesNotContain("problem", "<html");
        assertThat(answer).doesNotContain("\r\n0\r\n");
    }

    @Test
    void an_export_that_nobody_reads_any_more_ends() throws IOException {
        store.answer(
                ListEvents.class,
                list -> new EventPage(
                        LongStream.range(list.from(), list.from() + list.limit())
                                .mapToObj(AuditApiTest::event)
                                .toList(),
                        list.from() + list.limit()));
        try (Socket socket = new Socket("localhost", port)) {
            String request = "GET " + EVENTS + " HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
        }

        AtomicInteger asked = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(300))
                .until(() -> asked.getAndSet(store.asked(ListEvents.class).size())
                        == store.asked(ListEvents.class).size());
    }

    private String export(String... more) throws IOException {
        String path = more.length == 0 ? EVENTS : "/api/audit/events?" + more[0].substring(1);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\n\r\n";
            socket.getOutputStream().write((request).getBytes(StandardCharsets.US_ASCII));
            return readAnswer(socket);
        }
    }

    /** Up to the end of the answer, or of the connection. */
    private static String readAnswer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8_192];
        int length;
        while ((length = socket.getInputStream().read(buffer)) >= 0) {
            answer.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
            if (answer.toString().endsWith("0\r\n\r\n") || answer.indexOf("/problems/") >= 0) {
                break;
            }
        }
        return answer.toString();
    }
}
