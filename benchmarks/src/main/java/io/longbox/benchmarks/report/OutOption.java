package io.longbox.benchmarks.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a benchmark reports to. */
public final class OutOption {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the report is written to, besides standard output.")
    private @Nullable Path file;

    public Report open(PrintWriter out) {
        return new Report(out, file);
    }
}
