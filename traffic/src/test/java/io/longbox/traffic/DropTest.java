package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.longbox.traffic.FakeStore.Flaw;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program against a store of the test's own: 53 wants for three products, 14 copies. */
class DropTest {

    private static final int WANTS = 53;
    private static final int COPIES = 14;

    @TempDir
    private Path folder;

    private Path catalogue;
    private Path wants;

    private record Run(int exit, String out, String err) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(out.strip().lines().reduce("", (one, other) -> other));
        }

        long number(String field) {
            assertThat(json().path(field).isNumber()).as(field + " in " + out).isTrue();
            return json().path(field).asLong();
        }
    }

    @BeforeEach
    void writes_the_files() throws IOException {
        catalogue = folder.resolve("catalogue.csv");
        wants = folder.resolve("wants.csv");
        Files.writeString(catalogue, """
                product_id,title,authors,year,isbn,language,average_rating,ratings_count
                1,"The Tin Moon, Vol. 1","Ada Quill, Ben Ink",1931,12345678,eng,4.1,10
                2,Sjörövaren,Åsa Blyerts,-12,,,4.0,5
                3,"He said ""Wait""\",,,043965548X,en-US,3.9,2
                4,Nobody Wants It,Cy Fur,1940,1234567890123,eng,1.0,1
                """);
        List<String> rows = new ArrayList<>();
        for (int reader = 1; reader <= 40; reader++) {
            rows.add(reader + ",1");
        }
        for (int reader = 1; reader <= 12; reader++) {
            rows.add(reader + ",2");
        }
        rows.add("7,3");
        Collections.shuffle(rows, new Random(7));
        Files.writeString(wants, "user_id,product_id\n" + String.join("\n", rows) + "\n");
    }

    private Run play(FakeStore store, String... more) {
        List<String> arguments = new ArrayList<>(arguments(store));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--copies")) {
            arguments.addAll(List.of("--copies", "0.25"));
        }
        if (!arguments.contains("--settle")) {
            arguments.addAll(List.of("--settle", "5"));
        }
        for (String share : List.of("--release", "--leave", "--expire", "--restock")) {
            if (!arguments.contains(share)) {
                arguments.addAll(List.of(share, "0"));
            }
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private List<String> arguments(FakeStore store) {
        return List.of("drop", "--url", store.url(), "--catalogue", catalogue.toString(), "--wants", wants.toString());
    }

    private static void assertPartition(Run run) {
        assertThat(run.number("requests")).isEqualTo(WANTS);
        assertThat(run.number("inCart") + run.number("waiting") + run.number("rejected") + run.number("failed"))
                .isEqualTo(WANTS);
    }

    private static void assertClean(Run run) {
        assertPartition(run);
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.number("inCart")).isEqualTo(COPIES);
        assertThat(run.number("waiting")).isEqualTo(WANTS - COPIES);
        assertThat(run.number("rejected")).isZero();
        assertThat(wrong(run)).isEmpty();
    }

    /** The figures that are not 0. */
    private static Map<String, Long> wrong(Run run) {
        Map<String, Long> wrong = new TreeMap<>();
        List<String> names =
                new ArrayList<>(Arrays.stream(Figure.values()).map(Figure::json).toList());
        names.add("failed");
        names.forEach(name -> {
            if (run.number(name) != 0) {
                wrong.put(name, run.number(name));
            }
        });
        return wrong;
    }

    @Test
    void a_correct_store_passes_and_the_last_line_says_so() {
        try (FakeStore store = new FakeStore()) {
            Run run = play(store, "--clients", "16", "--seed", "42");

            assertClean(run);
            assertThat(run.json().path("complete").asBoolean()).isTrue();
            assertThat(run.number("seed")).isEqualTo(42);
            assertThat(run.number("products")).isEqualTo(3);
            assertThat(run.number("copies")).isEqualTo(COPIES);
            assertThat(run.number("readers")).isEqualTo(40);
            assertThat(run.number("skippedRows")).isZero();
            assertThat(run.json().path("perSecond").asDouble()).isPositive();
            assertThat(run.json().path("p50Ms").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(run.json().path("p99Ms").asDouble());
            assertThat(run.out()).contains("seed 42", "Not one copy was oversold");
            assertThat(run.err()).contains("importing products", "registering readers", "playing wants", "reading");
        }
    }

    @Test
    void the_store_can_be_played_on_again() {
        try (FakeStore store = new FakeStore()) {
            assertClean(play(store));
            assertClean(play(store));
        }
    }

    @Test
    void only_wanted_products_are_imported_with_what_the_catalogue_says_of_them() {
        try (FakeStore store = new FakeStore()) {
            play(store, "--clients", "1");

            List<JsonNode> products = store.products().stream()
                    .map(product -> product.description)
                    .toList();
            assertThat(products).hasSize(3);
            JsonNode moon = named(products, "The Tin Moon, Vol. 1");
            assertThat(moon.path("kind").asString()).isEqualTo("COMIC");
            assertThat(moon.path("authors").toString()).isEqualTo("[\"Ada Quill\",\"Ben Ink\"]");
            assertThat(moon.path("year").asInt()).isEqualTo(1931);
            assertThat(moon.path("isbn").asString()).isEqualTo("0012345678");
            assertThat(moon.path("language").asString()).isEqualTo("eng");
            assertThat(moon.path("publisher").isNull()).isTrue();
            assertThat(moon.path("price").path("amount").asString()).matches("\\d{1,2}\\.99");
            assertThat(moon.path("price").path("currency").asString()).isEqualTo("EUR");
            JsonNode pirate = named(products, "Sjörövaren");
            assertThat(pirate.path("year").asInt()).isEqualTo(-12);
            assertThat(pirate.path("isbn").isNull()).isTrue();
            assertThat(pirate.path("language").isNull()).isTrue();
            JsonNode wait = named(products, "He said \"Wait\"");
            assertThat(wait.path("year").isNull()).isTrue();
            assertThat(wait.path("isbn").asString()).isEqualTo("043965548X");
            assertThat(wait.path("authors").size()).isZero();
            assertThat(store.products().stream().mapToLong(product -> product.gate.received()))
                    .containsExactlyInAnyOrder(10L, 3L, 1L);
        }
    }

    private static JsonNode named(List<JsonNode> products, String title) {
        return products.stream()
                .filter(product -> product.path("title").asString().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_seed_gives_the_same_prices_but_other_addresses() {
        try (FakeStore store = new FakeStore()) {
            play(store, "--clients", "1", "--seed", "5");
            play(store, "--clients", "1", "--seed", "5");

            List<String> prices = store.products().stream()
                    .map(product -> product.description.path("price").toString())
                    .toList();
            assertThat(prices.subList(0, 3)).isEqualTo(prices.subList(3, 6));
            assertThat(store.users().stream().map(user -> user.description.path("email")))
                    .doesNotHaveDuplicates()
                    .hasSize(80)
                    .allSatisfy(
                            email -> assertThat(email.asString()).matches("reader-\\d+\\.[a-z0-9]+@traffic\\.example"));
        }
    }

    @Test
    void a_limit_plays_only_the_first_wants() {
        try (FakeStore store = new FakeStore()) {
            Run run = play(store, "--limit", "5");

            assertThat(run.exit()).isZero();
            assertThat(run.number("requests")).isEqualTo(5);
            assertThat(run.number("readers")).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void broken_rows_are_reported_counted_and_skipped() throws IOException {
        Files.writeString(
                catalogue,
                "5,,Nameless,1900,,eng,1,1\nsix,Six,A,1900,,eng,1,1\n7,Seven\n8,Eight,A,2201,,eng,1,1\n",
                append());
        Files.writeString(wants, "x,1\n3\n3,99\n3,8\n", append());
        try (FakeStore store = new FakeStore()) {
            Run run = play(store);

            assertThat(run.number("skippedRows")).isEqualTo(8);
            assertClean(run);
            assertThat(run.err())
                    .contains("catalogue.csv line 6: title is empty")
                    .contains("catalogue.csv line 7: product_id is not a number: \"six\"")
                    .contains("catalogue.csv line 8: it has 2 columns, not 8")
                    .contains("catalogue.csv line 9: year lies between -3000 and 2200, not at 2201")
                    .contains("wants.csv line 58: product 8 is not in the catalogue")
                    .contains("wants.csv line 55: user_id is not a number: \"x\"")
                    .contains("wants.csv line 56: it has 1 column, not 2")
                    .contains("wants.csv line 57: product 99 is not in the catalogue");
        }
    }

    private static OpenOption append() {
        return StandardOpenOption.APPEND;
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERSELLS_OPENLY", "OVERSELLS_SECRETLY"})
    void a_store_that_oversells_is_caught(Flaw flaw) {
        try (FakeStore store = new FakeStore(flaw)) {
            Run run = play(store, "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("oversold")).isEqualTo(2);
            assertThat(run.number("failed")).isZero();
            assertPartition(run);
        }
    }

    @Test
    void a_store_that_serves_a_walk_in_before_the_line_is_caught() {
        try (FakeStore store = new FakeStore(Flaw.SERVES_A_WALK_IN)) {
            Run run = play(store, "--clients", "1", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("lineJumps")).isEqualTo(2);
            assertThat(run.number("oversold")).isZero();
            assertPartition(run);
            assertThat(run.out()).contains("it served a walk-in while ticket 1 was waiting");
        }
    }

    @Test
    void a_store_whose_tickets_fall_is_caught() {
        try (FakeStore store = new FakeStore(Flaw.TICKETS_FALL)) {
            Run run = play(store, "--clients", "1", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("lineJumps")).isEqualTo(30 + 9);
            assertThat(run.number("oversold")).isZero();
            assertPartition(run);
        }
    }

    @Test
    void a_store_that_gives_one_ticket_to_many_is_caught() {
        try (FakeStore store = new FakeStore(Flaw.SAME_TICKET_FOR_ALL)) {
            Run run = play(store, "--clients", "1", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("lineJumps")).isEqualTo(29 + 8);
            assertThat(run.number("oversold")).isZero();
            assertPartition(run);
        }
    }

    @Test
    void a_copy_that_was_promised_but_is_in_no_cart_is_a_discrepancy() {
        try (FakeStore store = new FakeStore(Flaw.FORGETS_THE_CART)) {
            Run run = play(store, "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("oversold")).isZero();
            assertThat(run.number("discrepancies")).isEqualTo(COPIES);
        }
    }

    @Test
    void received_copies_that_vanish_are_a_discrepancy() {
        try (FakeStore store = new FakeStore(Flaw.LOSES_STOCK)) {
            Run run = play(store, "--copies", "2", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("oversold")).isZero();
            assertThat(run.number("discrepancies")).isEqualTo(3);
        }
    }

    @Test
    void server_errors_are_failures() {
        try (FakeStore store = new FakeStore(Flaw.FAILS_SOMETIMES)) {
            Run run = play(store, "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("failed")).isEqualTo(WANTS / 3);
            assertThat(run.number("oversold")).isZero();
            assertThat(run.number("discrepancies")).isZero();
            assertPartition(run);
            assertThat(run.out()).contains("17 failed: HTTP 500: something broke");
        }
    }

    @Test
    void wants_of_readers_that_could_not_be_registered_are_failures() {
        try (FakeStore store = new FakeStore(Flaw.REFUSES_READERS)) {
            Run run = play(store);

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("failed")).isEqualTo(WANTS);
            assertThat(run.out()).contains("the reader was not registered: HTTP 400: no readers today");
        }
    }

    @Test
    void an_answer_that_makes_no_sense_is_a_failure() {
        try (FakeStore store = new FakeStore(Flaw.FORGETS_TO_NAME_THE_TICKET)) {
            Run run = play(store);

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("failed")).isEqualTo(WANTS - COPIES);
            assertPartition(run);
        }
    }

    @Test
    void a_refusal_is_counted_but_is_no_failure() {
        try (FakeStore store = new FakeStore(Flaw.REJECTS_ALL)) {
            Run run = play(store);

            assertThat(run.exit()).isZero();
            assertThat(run.number("rejected")).isEqualTo(WANTS - COPIES);
            assertPartition(run);
        }
    }

    @Test
    void a_store_that_is_down_for_a_moment_and_comes_back_passes() {
        try (FakeStore store = new FakeStore(Flaw.IS_RESTARTED)) {
            assertClean(play(store, "--clients", "8"));
        }
    }

    @Test
    void a_store_that_does_not_come_back_fails_soon_and_is_not_verified() {
        try (FakeStore store = new FakeStore(Flaw.DIES)) {
            Run run = play(store, "--clients", "2", "--patience", "1", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertPartition(run);
            assertThat(run.number("failed")).isPositive();
            assertThat(run.number("unverified")).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_BUSY", "IS_STILL_AT_IT", "TAKES_ITS_TIME", "LAGS"})
    void a_store_that_is_only_slow_passes(Flaw flaw) {
        try (FakeStore store = new FakeStore(flaw)) {
            assertClean(play(store));
        }
    }

    @Test
    void a_want_that_stays_pending_is_a_failure() {
        try (FakeStore store = new FakeStore(Flaw.NEVER_DECIDES)) {
            Run run = play(store, "--patience", "1", "--settle", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("failed")).isEqualTo(WANTS);
            assertThat(run.number("oversold")).isZero();
            assertThat(run.number("discrepancies")).isZero();
            assertThat(run.out()).contains("still pending after 1 s");
        }
    }

    @Test
    void holds_that_end_before_the_run_does_are_not_held_against_the_store() {
        try (FakeStore store = new FakeStore(Flaw.HOLDS_FOR_NO_TIME)) {
            Run run = play(store, "--clients", "1", "--settle", "0");

            assertThat(run.exit()).as(run.out()).isZero();
            assertThat(run.number("inCart")).isEqualTo(WANTS);
            assertThat(run.number("expired")).isEqualTo(WANTS);
        }
    }

    @Test
    void no_store_at_the_address_is_one_clear_line() {
        String nobody;
        try (FakeStore store = new FakeStore()) {
            nobody = store.url();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int exit = Traffic.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "drop",
                "--url",
                nobody,
                "--catalogue",
                catalogue.toString(),
                "--wants",
                wants.toString());

        assertThat(exit).isEqualTo(Traffic.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly("traffic: cannot reach a store at " + nobody + ": no connection");
    }

    @Test
    void a_server_that_is_no_store_is_one_clear_line() {
        try (FakeStore store = new FakeStore(Flaw.IS_NO_STORE)) {
            Run run = play(store);

            assertThat(run.exit()).isEqualTo(Traffic.UNUSABLE);
            assertThat(run.err().lines()).singleElement().asString().contains("does not answer as a store does");
        }
    }

    @Test
    void wants_for_nothing_in_the_catalogue_leave_nothing_to_play() throws IOException {
        Files.writeString(wants, "user_id,product_id\n1,77\n");
        try (FakeStore store = new FakeStore()) {
            Run run = play(store);

            assertThat(run.exit()).isEqualTo(Traffic.UNUSABLE);
            assertThat(run.err()).contains("there is nothing to play");
            assertThat(store.products()).isEmpty();
        }
    }

    @Test
    void an_interrupted_run_sums_up_what_it_saw() throws IOException, InterruptedException {
        try (FakeStore store = new FakeStore(Flaw.STALLS)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Traffic.class.getName()));
            command.addAll(arguments(store));
            Path out = folder.resolve("out");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            try {
                assumeTrue(process.supportsNormalTermination());
                assertThat(store.waitUntilSomeWantsArePlayed()).isTrue();
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }

            Run run = new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), "");
            assertThat(run.exit()).isNotZero();
            assertThat(run.json().path("complete").asBoolean()).isFalse();
            assertThat(run.number("requests"))
                    .isPositive()
                    .isLessThan(WANTS)
                    .isEqualTo(run.number("inCart") + run.number("waiting"));
            assertThat(run.json().path("oversold").isNull()).isTrue();
            assertThat(run.out()).contains("Interrupted");
        }
    }
}
