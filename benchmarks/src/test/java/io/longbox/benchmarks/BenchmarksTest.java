package io.longbox.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"commands", "cart", "replay", "age", "parts"})
    void every_command_explains_itself(String command) {
        assertThat(run(command, "--help")).isEqualTo(Benchmarks.MEASURED);
        assertThat(out.toString()).contains("Usage: benchmarks " + command, "--out FILE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            commands --contenders ours      | there is no contender ours
            commands --rounds 0             | --rounds lies between 1 and 15, not 0
            commands --commands many        | 'many' is not an int
            commands --heap big             | --heap is a size such as 512m or 1g
            commands --pgbench /nowhere     | --pgbench: /nowhere is no program
            commands --jdbc-url jdbc:h2:mem | 'jdbc:h2:mem' is not an address such as
            cart --rates 100,0              | --rates lies between 1 and 100000, not 0
            cart --callers 200              | --callers lies between 1 and 128, not 200
            cart --url localhost:8080       | --url is an address such as http://localhost:8080
            replay --events 0               | --events lies between
            age --sizes 10                  | --sizes lies between 10000
            parts --forks 0                 | --forks lies between 1 and 20, not 0
            cart --fast                     | Unknown option: '--fast'
            """)
    void what_cannot_be_done_is_told_before_anything_begins(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(Benchmarks.UNUSABLE);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void without_a_command_it_names_them() {
        assertThat(run()).isEqualTo(Benchmarks.UNUSABLE);
        assertThat(err.toString()).contains("'commands', 'cart', 'replay', 'age' and 'parts'");
    }

    @Test
    void a_report_that_cannot_be_written_is_told_before_anything_begins(@TempDir Path directory) {
        assertThat(run("commands", "--contenders", "ceiling", "--out", directory.toString()))
                .isEqualTo(Benchmarks.UNUSABLE);
        assertThat(err.toString()).contains("the report cannot be written to");
    }

    @Test
    void there_is_nothing_to_measure_where_no_store_is() {
        assertThat(run("cart", "--url", "http://127.0.0.1:1")).isEqualTo(Benchmarks.UNUSABLE);
        assertThat(err.toString()).contains("there is no store that is ready at http://127.0.0.1:1");
    }

    private int run(String... arguments) {
        return Benchmarks.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
