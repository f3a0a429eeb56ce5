package io.longbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Traffic.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void help_explains_options_files_output_and_exit_codes() {
        assertThat(run("drop", "--help")).isZero();
        assertThat(out.toString())
                .contains("--url", "--catalogue", "--wants", "--copies", "--clients", "--limit", "--seed")
                .contains("product_id,title,authors,year,isbn,language", "user_id,product_id")
                .contains("requests", "inCart", "waiting", "rejected", "failed", "oversold", "lineJumps")
                .contains("perSecond", "p50Ms", "p99Ms", "Exit codes")
                .contains("--patience", "--settle", "discrepancies", "unverified")
                .contains("--release", "--leave", "--expire", "--short-hold", "--restock")
                .contains(Arrays.stream(Figure.values()).map(Figure::json).toList())
                .contains("released", "left", "restocked", "expired", "served");
    }

    @Test
    void help_explains_what_catalogue_measures() {
        assertThat(run("catalogue", "--help")).isZero();
        assertThat(out.toString())
                .contains("--url", "--catalogue", "--searches", "--clients", "--seed", "--patience", "Exit codes")
                .contains("rowsPerSecond", "found", "failed", "perSecond", "p50Ms", "p90Ms", "p99Ms");
    }

    @ParameterizedTest
    @CsvSource({"--searches, -1", "--searches, 1000001", "--clients, 0", "--patience, 0", "--seed, x"})
    void a_wrong_option_of_catalogue_is_named(String option, String value) {
        int exit = run("catalogue", "--url", "http://localhost:1", "--catalogue", "none.csv", option, value);

        assertThat(exit).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains(option).doesNotContain("Exception", "\tat ");
    }

    @Test
    void help_explains_the_files_and_exit_codes_of_verify_receipt() {
        assertThat(run("verify-receipt", "--help")).isZero();
        assertThat(out.toString())
                .contains("--receipt", "--events", "--json", "Exit codes", "productId", "fate", "remarks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "catalogue", "shop", "verify-receipt"})
    void help_fits_a_narrow_terminal(String command) {
        run(command, "--help");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void without_a_command_it_says_which_there_are() {
        assertThat(run()).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains("drop", "catalogue", "shop", "verify-receipt", "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "--url, ftp://localhost",
        "--url, localhost:8080",
        "--url, http://",
        "--url, http://user@localhost",
        "--url, http://localhost:99999",
        "--url, http://localhost/shop",
        "--url, http://localhost?x=1",
        "--url, 'http://local host'",
        "--copies, 0",
        "--copies, -1",
        "--copies, 1000.1",
        "--copies, 1e-999999999",
        "--copies, many",
        "--clients, 0",
        "--clients, 1025",
        "--clients, 1.5",
        "--limit, 0",
        "--seed, x",
        "--patience, 0",
        "--settle, -1",
        "--release, -0.1",
        "--leave, 1.01",
        "--expire, some",
        "--restock, 0.1234567891",
        "--short-hold, 20",
        "--short-hold, PT0.5S",
        "--short-hold, PT2H"
    })
    void a_wrong_option_is_named(String option, String value) {
        List<String> arguments = new ArrayList<>(List.of("drop", "--catalogue", "none.csv", "--wants", "none.csv"));
        if (!option.equals("--url")) {
            arguments.addAll(List.of("--url", "http://localhost:1"));
        }
        arguments.addAll(List.of(option, value));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains(option).doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--url, localhost:8080",
        "--duration, 60",
        "--duration, 0s",
        "--duration, 25h",
        "--rate, 0",
        "--rate, 1001",
        "--rate, NaN",
        "--seed, x",
        "--readers, 0",
        "--products, 10001",
        "--clients, 0",
        "--patience, 0",
        "--settle, -1",
        "--chargebacks, 1.1"
    })
    void a_wrong_option_of_the_shop_is_named(String option, String value) {
        List<String> arguments = new ArrayList<>(List.of("shop"));
        if (!option.equals("--url")) {
            arguments.addAll(List.of("--url", "http://localhost:1"));
        }
        arguments.addAll(List.of(option, value));

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString()).contains(option).doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_missing_file_is_one_clear_line() {
        int exit = run("drop", "--url", "http://localhost:1/", "--catalogue", "none.csv", "--wants", "none.csv");

        assertThat(exit).isEqualTo(Traffic.UNUSABLE);
        assertThat(err.toString().lines()).containsExactly("traffic: there is no file none.csv");
    }
}
