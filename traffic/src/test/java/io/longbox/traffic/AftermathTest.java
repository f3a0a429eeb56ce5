package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.traffic.FakeStore.Flaw;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes after the wants, against a store of the test's own: 60 wants for two products with 12 copies, of which half
 * are given up, 10 readers leave, and further copies of both products come in. Then every bug that the checks exist for.
 */
class AftermathTest {

    private static final int COPIES = 12;

    @TempDir
    private Path folder;

    private record Run(int exit, JsonNode json, String out) {

        long number(String field) {
            assertThat(json.path(field).isNumber()).as(field + " in " + out).isTrue();
            return json.path(field).asLong();
        }

        /** The figures that are not 0. */
        Map<String, Long> wrong() {
            Map<String, Long> wrong = new TreeMap<>();
            List<String> names = new ArrayList<>(
                    Arrays.stream(Figure.values()).map(Figure::json).toList());
            names.add("failed");
            names.forEach(name -> {
                if (number(name) != 0) {
                    wrong.put(name, number(name));
                }
            });
            return wrong;
        }
    }

    @BeforeEach
    void writes_the_files() throws IOException {
        Files.writeString(folder.resolve("catalogue.csv"), """
                product_id,title,authors,year,isbn,language
                1,One,A,1931,,eng
                2,Two,B,1932,,eng
                """);
        StringBuilder wants = new StringBuilder("user_id,product_id\n");
        for (int reader = 1; reader <= 30; reader++) {
            wants.append(reader).append(",1\n").append(reader + 5).append(",2\n");
        }
        Files.writeString(folder.resolve("wants.csv"), wants);
    }

    private Run play(FakeStore store, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "drop",
                "--url",
                store.url(),
                "--catalogue",
                folder.resolve("catalogue.csv").toString(),
                "--wants",
                folder.resolve("wants.csv").toString(),
                "--copies",
                "0.2",
                "--seed",
                "11"));
        arguments.addAll(List.of(options));
        Map<String, String> otherwise = Map.of(
                "--release",
                "0.5",
                "--leave",
                "0.2",
                "--restock",
                "1",
                "--expire",
                "0",
                "--clients",
                "8",
                "--settle",
                "5");
        otherwise.forEach((option, value) -> {
            if (!arguments.contains(option)) {
                arguments.addAll(List.of(option, value));
            }
        });
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        String last = out.toString().strip().lines().reduce("", (one, other) -> other);
        return new Run(exit, JsonMapper.builder().build().readTree(last), out.toString() + err);
    }

    private static void assertClean(Run run) {
        assertThat(run.wrong()).as(run.out()).isEmpty();
        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void what_is_given_up_and_what_comes_in_goes_down_the_line() {
        try (FakeStore store = new FakeStore()) {
            Run run = play(store);

            assertClean(run);
            assertThat(run.number("released")).isEqualTo(COPIES / 2);
            assertThat(run.number("left")).isEqualTo(10);
            assertThat(run.number("restocked")).isBetween(2L, (long) COPIES);
            assertThat(run.number("expired")).isZero();
            assertThat(run.number("served")).isBetween(run.number("released") + run.number("restocked"), 6L + 12 + 10);
            assertThat(run.out())
                    .contains("playing the aftermath", "released", "left", "restocked", "from the line", "unserved");
            assertThat(store.products())
                    .allSatisfy(product -> assertThat(product.gate.reserved()).isEqualTo(product.gate.received()));
        }
    }

    @Test
    void short_holds_run_out_by_themselves_and_their_copies_go_down_the_line() {
        try (FakeStore store = new FakeStore()) {
            Run run = play(store, "--expire", "1", "--short-hold", "PT1S", "--release", "0.25", "--restock", "0");

            assertClean(run);
            assertThat(run.number("expired")).isPositive();
            assertThat(run.number("expired") + run.number("released")).isEqualTo(COPIES);
            assertThat(run.number("restocked")).isZero();
            assertThat(run.number("served")).isGreaterThanOrEqualTo(COPIES);
            assertThat(run.out()).contains("setting short holds", "waiting for short holds to run out");
        }
    }

    @Test
    void zero_switches_each_part_off() {
        try (FakeStore store = new FakeStore()) {
            Run run = play(store, "--release", "0", "--leave", "0", "--restock", "0");

            assertClean(run);
            for (String field : List.of("released", "left", "restocked", "expired", "served")) {
                assertThat(run.number(field)).as(field).isZero();
            }
            assertThat(run.out()).doesNotContain("playing the aftermath");
        }
    }

    @Test
    void the_same_seed_restocks_the_same() {
        try (FakeStore store = new FakeStore()) {
            assertThat(play(store).number("restocked")).isEqualTo(play(store).number("restocked"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKS_LATER", "BREAKS_OFF", "LAGS", "IS_RESTARTED", "IS_RESTARTED_AFTERWARDS", "IS_BUSY"})
    void a_store_that_is_only_slow_or_away_for_a_while_passes(Flaw flaw) {
        try (FakeStore store = new FakeStore(flaw)) {
            assertClean(play(store));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERVES_OUT_OF_ORDER, lineJumps",
        "SERVES_A_WALK_IN, lineJumps",
        "OVERSELLS_OPENLY, oversold",
        "OVERSELLS_SECRETLY, oversold",
        "ENDS_A_RESERVATION_TWICE, brokenReservations",
        "DROPS_AN_EVENT, brokenChain",
        "DROPS_THE_LAST_EVENT, brokenChain",
        "EDITS_AN_EVENT, brokenChain",
        "FORGES_RECEIPTS, brokenChain",
        "GIVES_NO_RECEIPTS, discrepancies",
        "TELLS_ANOTHER_TICKET, discrepancies",
        "FORGETS_TO_RELEASE, discrepancies",
        "FORGETS_WHO_LEFT, discrepancies",
        "PUTS_READERS_OUT, discrepancies",
        "FORGETS_DELIVERIES, discrepancies",
        "FILLS_CARTS, discrepancies",
        "HAS_A_STUCK_SAGA, stuckSagas",
        "NEVER_SERVES, unserved",
        "SAYS_UNFAIR, unfair",
        "SAYS_UNFAIR, disagreements",
        "SERVES_OUT_OF_ORDER, disagreements"
    })
    void each_planted_bug_makes_its_figure_go_red(Flaw flaw, String figure) {
        try (FakeStore store = new FakeStore(flaw)) {
            Run run = play(store, "--settle", "0", "--clients", "1");

            assertThat(run.number(figure)).as(run.out()).isPositive();
            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("failed")).isZero();
            assertThat(run.number("unverified")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DROPS_THE_LAST_EVENT, brokenChain",
        "FORGES_RECEIPTS, brokenChain",
        "GIVES_NO_RECEIPTS, discrepancies",
        "HAS_A_STUCK_SAGA, stuckSagas",
        "NEVER_SERVES, unserved",
        "FORGETS_DELIVERIES, discrepancies"
    })
    void a_bug_that_concerns_one_figure_leaves_the_others_alone(Flaw flaw, String figure) {
        try (FakeStore store = new FakeStore(flaw)) {
            Run run = play(store, "--settle", "0", "--release", "0", "--leave", "0", "--clients", "1");

            assertThat(run.wrong().keySet()).contains(figure).isSubsetOf(figure, "discrepancies", "unserved");
        }
    }

    @Test
    void a_store_whose_checker_admits_what_it_did_is_unfair_but_does_not_disagree() {
        try (FakeStore store = new FakeStore(Flaw.SERVES_OUT_OF_ORDER, Flaw.ADMITS_IT)) {
            Run run = play(store, "--settle", "0");

            assertThat(run.number("unfair")).isEqualTo(2);
            assertThat(run.number("lineJumps")).isPositive();
            assertThat(run.number("disagreements")).isZero();
        }
    }

    @Test
    void holds_that_do_not_run_out_are_found() {
        try (FakeStore store = new FakeStore(Flaw.HOLDS_FOR_EVER)) {
            Run run = play(store, "--settle", "0", "--expire", "1", "--short-hold", "PT1S", "--release", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.number("discrepancies")).isEqualTo(COPIES);
            assertThat(run.out()).contains("was to run out after PT1S, and has not ended");
        }
    }

    @Test
    void holds_that_end_before_the_time_that_the_reader_was_told_are_found() {
        try (FakeStore store = new FakeStore(Flaw.ENDS_HOLDS_EARLY)) {
            Run run = play(store, "--settle", "0", "--release", "0", "--leave", "0");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.wrong()).containsOnlyKeys("discrepancies");
            assertThat(run.out()).contains("was promised a copy until later, and it is no longer set aside");
        }
    }

    @Test
    void what_the_store_does_not_carry_out_is_unplayed() {
        try (FakeStore store = new FakeStore(Flaw.REFUSES_TERMS)) {
            Run run = play(store, "--expire", "1");

            assertThat(run.exit()).isEqualTo(Traffic.BROKEN);
            assertThat(run.wrong()).containsOnly(Map.entry("unplayed", 2L));
            assertThat(run.out()).contains("got no short hold: HTTP 400: no such terms");
        }
    }

    @Test
    void a_stuck_saga_is_waited_for_until_the_time_is_over() {
        try (FakeStore store = new FakeStore(Flaw.HAS_A_STUCK_SAGA)) {
            Run run = play(store, "--settle", "1");

            assertThat(run.wrong()).containsOnly(Map.entry("stuckSagas", 1L));
            assertThat(run.out()).contains("waiting for the store to come to rest", "sagas under way 1");
        }
    }
}
