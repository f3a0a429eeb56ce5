package io.longbox.benchmarks.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.benchmarks.Benchmarks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** So few commands that nothing is measured: it shows that it could be. */
class CommandsSmokeTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void all_that_come_along_are_run_counted_and_compared(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("report.md");

        int exit = Benchmarks.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                ("commands --contenders longbox,axon-defaults,ceiling --commands 100 --rounds 1 --warm-up 100"
                                + " --round-seconds 5 --callers 8 --aggregates 5 --heap 512m --out " + file)
                        .split(" "));

        assertThat(exit).as(err::toString).isEqualTo(Benchmarks.MEASURED);
        assertThat(out.toString()).contains("fsync=on", "| longbox ", "| axon-defaults ", "- longbox, MANY: ");
        assertThat(Files.readString(file).strip()).isEqualTo(out.toString().strip());
    }
}
