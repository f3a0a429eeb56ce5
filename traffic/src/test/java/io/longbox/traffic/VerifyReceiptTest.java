package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The export and the receipt in the resources were written by the store's own classes: thirteen events, tickets 1 to 3
 * issued by events 5 to 7; ticket 2 given up, ticket 1 served; the receipt is for ticket 3.
 */
class VerifyReceiptTest {

    private static final int ISSUED = 7;

    @TempDir
    private Path folder;

    private Path receipt;
    private Path events;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copies_the_golden_files() throws IOException {
        receipt = copy("receipt.json");
        events = copy("stock.ndjson");
    }

    private Path copy(String name) throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("/line/" + name))) {
            return Files.write(folder.resolve(name), golden.readAllBytes());
        }
    }

    private int verify(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("verify-receipt", "--receipt", receipt.toString(), "--events", events.toString()));
        arguments.addAll(List.of(more));
        return Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    private void edit(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private void editLines(UnaryOperator<List<String>> change) throws IOException {
        edit(
                events,
                text -> String.join(
                                "\n", change.apply(new ArrayList<>(text.lines().toList()))) + "\n");
    }

    private void append(String type, String fields) throws IOException {
        long sequence = Files.readString(events).lines().count();
        String line = "{\"stream\":\"stock-00000000-0000-4000-8000-000000000001\",\"sequence\":" + sequence
                + ",\"type\":\"" + type + "\",\"payload\":{" + fields + "}}\n";
        edit(events, text -> text + line);
    }

    @Test
    void a_receipt_that_the_store_gave_fits_the_events_that_the_store_exported() {
        assertThat(verify()).as(err.toString()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString().lines())
                .containsExactly(
                        "The receipt is valid: event 7 of stock-00000000-0000-4000-8000-000000000001 issued ticket 3 at"
                                + " position 3, and none of the events up to there was changed, left out or put in"
                                + " since.",
                        "Ticket 3 is still in line, with 0 ahead of it.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_layout_of_the_json_does_not_matter() throws IOException {
        edit(events, text -> text.replace("{\"id\"", "{  \"id\"").replace(",\"user\"", " ,\n\t\"user\""));
        edit(events, text -> text.replace("Åsa", "\\u00c5sa").replace("\"hold\":null,", ""));

        assertThat(verify()).as(out.toString() + err).isEqualTo(Traffic.KEPT);
    }

    @Test
    void the_whole_answer_that_it_came_in_is_taken_too() throws IOException {
        edit(receipt, text -> "{\"status\":\"WAITING\",\"ticket\":3,\"receipt\":" + text + "}");

        assertThat(verify()).isEqualTo(Traffic.KEPT);
    }

    @Test
    void programs_get_one_json_object() {
        assertThat(verify("--json")).isEqualTo(Traffic.KEPT);

        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("problems").size()).isZero();
        assertThat(json.path("remarks").size()).isZero();
        assertThat(json.path("events").asLong()).isEqualTo(13);
        assertThat(json.path("fate").asString()).isEqualTo("WAITING");
        assertThat(json.path("since").asLong()).isEqualTo(ISSUED);
        assertThat(json.path("ahead").asLong()).isZero();
        assertThat(json.path("ticket").asLong()).isEqualTo(3);
    }

    @Test
    void it_says_how_many_are_ahead() throws IOException {
        editLines(lines -> lines.subList(0, 8));

        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString()).contains("Ticket 3 is still in line, with 2 ahead of it.");
    }

    @Test
    void it_says_that_the_turn_has_come_and_what_became_of_the_copies() throws IOException {
        append("StockReceived", "\"quantity\":1");
        append("TicketServed", "\"ticket\":3,\"reservation\":\"r3\",\"quantity\":1");
        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString())
                .contains("Ticket 3 was served at event 14; its copies are set aside for the reader.");

        append("ReservationReleased", "\"reservation\":\"r3\",\"quantity\":1,\"reason\":\"HOLD_EXPIRED\"");
        assertThat(verify("--json")).isEqualTo(Traffic.KEPT);
        assertThat(out.toString())
                .contains("\"fate\":\"SERVED\"", "\"since\":14", "\"ahead\":null")
                .contains("its copies were let go at event 15 (hold expired)");
    }

    @Test
    void it_says_that_the_copies_were_sold() throws IOException {
        append("StockReceived", "\"quantity\":1");
        append("TicketServed", "\"ticket\":3,\"reservation\":\"r3\",\"quantity\":1");
        append("SaleConfirmed", "\"reservation\":\"r3\",\"quantity\":1");

        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString()).contains("Ticket 3 was served at event 14; sold at event 15.");
    }

    @Test
    void it_says_that_the_place_was_given_up() throws IOException {
        append("TicketForfeited", "\"reservation\":\"q\",\"ticket\":3,\"reason\":\"LEFT\"");

        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString()).contains("Ticket 3 was given up at event 13 (left).");
    }

    @Test
    void it_says_that_the_line_was_ended() throws IOException {
        append("StockClosed", "");

        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString()).contains("Ticket 3 ended with the line at event 13");
    }

    @Test
    void it_remarks_on_others_served_out_of_turn_and_the_receipt_stays_valid() throws IOException {
        append("StockReserved", "\"reservation\":\"x\",\"user\":\"x\",\"quantity\":1");

        assertThat(verify()).isEqualTo(Traffic.KEPT);
        assertThat(out.toString())
                .contains("The events also show:", "event 13: it served a walk-in while ticket 3 was waiting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quantity\":1,\"hold\":\"PT20S\" | \"quantity\":2,\"hold\":\"PT20S\"",
                "one: | one; ",
                "12:00:00.123456Z | 12:00:00.123457Z",
                "\"type\":\"StockAdjusted\" | \"type\":\"StockCorrected\"",
                "\"hold\":null | \"hold\":\"PT1H\""
            })
    void an_event_that_was_changed_is_found_and_where(String before, String after) throws IOException {
        edit(events, text -> text.replace(before, after));

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
        assertThat(out.toString())
                .contains("The receipt and the events do not fit:")
                .contains("event 5: its hash is not that of the events before it:"
                        + " one of the events 0 to 4 is not as it was");
    }

    @Test
    void a_number_that_is_none_is_unusable() throws IOException {
        edit(events, text -> text.replace("\"change\":1", "\"change\":1.5"));

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("event 1, a StockAdjusted, has a change that is not a whole number");
    }

    @Test
    void an_event_that_was_left_out_is_found() throws IOException {
        editLines(lines -> {
            lines.remove(2);
            return lines;
        });

        assertThat(verify("--json")).isEqualTo(Traffic.BROKEN);
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("problems").path(0).asString()).isEqualTo("event 3: event 2 is missing");
    }

    @Test
    void events_in_another_order_are_found() throws IOException {
        editLines(lines -> {
            Collections.swap(lines, 3, 4);
            return lines;
        });

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
    }

    @Test
    void an_export_that_does_not_start_at_the_start_is_found() throws IOException {
        editLines(lines -> lines.subList(1, lines.size()));

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
        assertThat(out.toString()).contains("event 0 is missing");
    }

    @Test
    void an_export_that_ends_before_the_receipt_is_found() throws IOException {
        editLines(lines -> lines.subList(0, ISSUED));

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
        assertThat(out.toString())
                .contains("event 7, which the receipt names, is not in the export: it ends with event 6")
                .contains("The events do not show what became of ticket 3.");
    }

    @Test
    void a_history_that_was_rewritten_with_all_its_hashes_is_found_by_the_receipt() throws IOException, Malformed {
        Chain chain = new Chain();
        List<String> rewritten = new ArrayList<>();
        for (String line : Files.readString(events)
                .replace("\"change\":1", "\"change\":2")
                .lines()
                .toList()) {
            String fitting = line.replaceAll("\"chain\":\"[0-9a-f]{64}\"", "\"chain\":\"" + chain.head() + "\"");
            try (EventReader reader =
                    new EventReader(new ByteArrayInputStream(fitting.getBytes(StandardCharsets.UTF_8)))) {
                chain.add(Objects.requireNonNull(reader.next()));
            }
            rewritten.add(fitting);
        }
        editLines(lines -> rewritten);

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
        assertThat(out.toString())
                .contains("the hash over the events 0 to 7 is")
                .doesNotContain("is not that of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ticket\": 3 | \"ticket\": 2 | event 7 issues ticket 3, the receipt is for 2",
                "\"position\": 3 | \"position\": 1 | at position 3, the receipt says 1",
                "\"sequence\": 7 | \"sequence\": 6 | event 6 issues ticket 2, the receipt is for 3",
                "\"sequence\": 7 | \"sequence\": 3 | event 3 is a StockReserved, and issues no ticket",
                "\"hash\": \"be | \"hash\": \"bf | the receipt's is bf"
            })
    void a_receipt_that_says_something_else_is_found(String before, String after, String problem) throws IOException {
        edit(receipt, text -> text.replace(before, after));

        assertThat(verify()).isEqualTo(Traffic.BROKEN);
        assertThat(out.toString()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not json",
                "{\"ticket\": 3}",
                "{\"productId\":\"p\",\"productId\":\"q\"}",
                "{\"productId\":\"p\",\"ticket\":0,\"position\":1,\"sequence\":0,\"hash\":\"x\"}"
            })
    void what_is_no_receipt_is_unusable(String content) throws IOException {
        Files.writeString(receipt, content);

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("is not a receipt").doesNotContain("Exception", "should not have happened");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | there are no events in",
                "nothing | line 1: not JSON",
                "[] | line 1: not a JSON object",
                "{} | line 1: not an event",
                "{\"stream\":1} | line 1: stream is not a text",
                "{\"sequence\":\"1\"} | line 1: sequence is not a whole number",
                "{\"payload\":[]} | line 1: payload is not an object",
                "{\"payload\":{\"a\":[]}} | line 1: a list in the payload",
                "{\"payload\":{\"a.b\":1}} | line 1: a name in the payload that no event has",
                "{\"payload\":{\"a\":1,\"a\":1}} | line 1: not JSON, or the same name twice",
                "{\"stream\":\"stock-x\",\"sequence\":0,\"type\":\"A\",\"payload\":{}} | of the stream stock-x",
                "{\"stream\": | ends in the middle of an event"
            })
    void what_is_no_export_is_unusable(String content, String reason) throws IOException {
        Files.writeString(events, content);

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains(reason).doesNotContain("Exception", "should not have happened");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_broken_line_in_the_middle_is_named() throws IOException {
        editLines(lines -> {
            lines.set(4, "{\"stream\":oops}");
            return lines;
        });

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("line 5");
    }

    @Test
    void a_missing_file_is_one_clear_line() throws IOException {
        Files.delete(events);

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString().lines()).containsExactly("traffic: there is no file " + events);
    }

    @Test
    void a_directory_is_unusable() {
        events = folder;

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("is a directory");
    }

    @Test
    void one_of_the_two_may_come_from_the_standard_input() throws IOException {
        InputStream before = System.in;
        try (InputStream piped = Files.newInputStream(events)) {
            System.setIn(piped);
            events = Path.of("-");

            assertThat(verify()).as(err.toString()).isEqualTo(Traffic.KEPT);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void both_cannot() {
        receipt = Path.of("-");
        events = Path.of("-");

        assertThat(verify()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("cannot both be the standard input");
    }

    @Test
    void the_chain_over_all_events_is_that_of_the_store() throws IOException, Malformed {
        Chain chain = new Chain();
        try (EventReader reader = new EventReader(Files.newInputStream(events))) {
            for (StockEvent event = reader.next(); event != null; event = reader.next()) {
                chain.add(event);
            }
        }

        assertThat(chain.head()).isEqualTo("2d1218ea4b6cd5ef5846af9b73521da353c894e2cdedee9ef6bdc455da8b9578");
    }
}
