package io.longbox.benchmarks.parts;

import io.longbox.benchmarks.Benchmarks;
import io.longbox.benchmarks.Checks;
import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Machine;
import io.longbox.benchmarks.report.OutOption;
import io.longbox.benchmarks.report.Report;
import io.longbox.benchmarks.report.Table;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts by themselves: {@code benchmarks parts}. */
@Command(
        name = "parts",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Parts of a command's way by themselves, in memory, by JMH.",
        description = {
            "",
            "Writing and reading an event, deciding a command at the gate. Times are microseconds for each.",
            ""
        },
        optionListHeading = "Options:%n")
public final class PartsBenchmark implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "REGEX", description = "Which of them; all by default.")
    private String only = "io.longbox.benchmarks.parts.";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long an iteration lasts (default: ${DEFAULT-VALUE}).")
    private int seconds = 2;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations, and as many to warm up (default: ${DEFAULT-VALUE}).")
    private int iterations = 5;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Virtual machines for each, one after the other (default: ${DEFAULT-VALUE}).")
    private int forks = 2;

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws RunnerException {
        Checks.between(spec, "--seconds", seconds, 1, 60);
        Checks.between(spec, "--iterations", iterations, 1, 100);
        Checks.between(spec, "--forks", forks, 1, 20);
        Report report = out.open(spec.commandLine().getOut());
        Collection<RunResult> results = measured();
        report.heading("Parts by themselves");
        report.paragraph(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        " %d × %d iterations of %d s, after as many to warm up.",
                        forks,
                        iterations,
                        seconds));
        Table table = new Table("part", "µs", "±");
        results.forEach(result -> table.row(
                result.getParams().getBenchmark().replaceFirst(".*\\.(?=[^.]+\\.[^.]+$)", ""),
                Figures.micros(result.getPrimaryResult().getScore()),
                Figures.micros(result.getPrimaryResult().getScoreError())));
        report.table(table);
        return Benchmarks.MEASURED;
    }

    private Collection<RunResult> measured() throws RunnerException {
        try {
            return new Runner(new OptionsBuilder()
                            .include(only)
                            .forks(forks)
                            .warmupIterations(iterations)
                            .measurementIterations(iterations)
                            .warmupTime(TimeValue.seconds(seconds))
                            .measurementTime(TimeValue.seconds(seconds))
                            .jvmArgsAppend("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseCodeCacheFlushing")
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (NoBenchmarksException none) {
            throw new ParameterException(spec.commandLine(), "--only matches no part: " + only);
        }
    }
}
