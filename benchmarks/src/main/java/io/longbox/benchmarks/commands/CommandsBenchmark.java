package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.Benchmarks;
import io.longbox.benchmarks.Checks;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.commands.WorkerProtocol.Task;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.database.DatabaseServer;
import io.longbox.benchmarks.database.ServerOption;
import io.longbox.benchmarks.process.Programs;
import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Machine;
import io.longbox.benchmarks.report.OutOption;
import io.longbox.benchmarks.report.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures commands a second: {@code benchmarks commands}. */
@Command(
        name = "commands",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Commands a second, the store's and those of others that do the same work.",
        description = {
            "",
            "Each command reserves one copy and is answered once its event is stored for good. HOT sends all of them to"
                    + " one aggregate, MANY each to one of a thousand at random. All contenders run on the same PostgreSQL"
                    + " server, which must be durable, each in a process and a database of its own, and warm up before"
                    + " they are measured; their rounds take turns. After every round the stored events are counted: one"
                    + " too few or too many is an error.",
            "",
            "  longbox           the store as in production, with projections and sagas",
            "  longbox-axon-bus  the same with longbox.runtime.group-commit.enabled=false",
            "  axon-defaults     the same rule on Axon Framework, as it configures itself",
            "  ceiling           pgbench: one event row a transaction, 16 clients",
            "  pekko, naive, emmett",
            "                    the peers, where they are at hand",
            ""
        },
        optionListHeading = "Options:%n")
public final class CommandsBenchmark implements Callable<Integer> {

    /** In the order of the table. */
    private static final Map<String, Worker.Kind> OURS = ours();

    private static final List<String> PEERS = List.of("pekko", "naive", "emmett");

    /** A contender that collapses would take hours for the commands that others need to become warm. */
    private static final int WARM_UP_SECONDS_OF_DEFAULTS = 20;

    /**
     * How much is measured.
     *
     * @param commands of a round
     * @param maxSeconds after which a round ends all the same
     * @param warmUp commands before the first round
     */
    record Size(int callers, int aggregates, int commands, int rounds, int maxSeconds, int warmUp) {}

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "NAME,…",
            description = "Which of them run; all by default.")
    private List<String> contenders = all();

    @Option(names = "--commands", paramLabel = "N", description = "Commands a round (default: ${DEFAULT-VALUE}).")
    private int commands = 20_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Commands before the first round, half of them of each load (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60_000;

    @Option(
            names = "--round-seconds",
            paramLabel = "N",
            description =
                    "A round ends after that many seconds, even if commands are left (default: ${DEFAULT-VALUE}).")
    private int roundSeconds = 25;

    @Option(
            names = "--callers",
            paramLabel = "N",
            description = "Callers that wait for their answer (default: ${DEFAULT-VALUE}).")
    private int callers = 64;

    @Option(names = "--aggregates", paramLabel = "N", description = "Aggregates of MANY (default: ${DEFAULT-VALUE}).")
    private int aggregates = 1_000;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "Most memory for the objects of each contender (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Mixin
    private ServerOption databaseServer = new ServerOption();

    @Option(names = "--pgbench", paramLabel = "FILE", description = "The program; looked for on the path by default.")
    private @Nullable Path pgBench;

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            description = "Where the peers' run.sh is (default: ${DEFAULT-VALUE}, if it is there).")
    private Path peers = Path.of("../shared/bench/peers");

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static Map<String, Worker.Kind> ours() {
        Map<String, Worker.Kind> ours = new LinkedHashMap<>();
        ours.put("longbox", Worker.Kind.LONGBOX);
        ours.put("longbox-axon-bus", Worker.Kind.LONGBOX_ON_AXON_S_BUS);
        ours.put(Comparison.AXON_DEFAULTS, Worker.Kind.AXON_DEFAULTS);
        return ours;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(OURS.keySet());
        all.add("ceiling");
        all.addAll(PEERS);
        return all;
    }

    @Override
    public Integer call() {
        Size size = checked();
        PrintWriter progress = spec.commandLine().getErr();
        Report report = out.open(spec.commandLine().getOut());
        List<String> missing = new ArrayList<>();
        Optional<Path> ceiling = ceiling(missing);
        Optional<Peers> others = peers(missing, progress);
        try (DatabaseServer server = databaseServer.open()) {
            report.heading("Commands a second");
            report.paragraph(Machine.describe() + " " + server.describe());
            report.paragraph(describe(size));
            missing.forEach(what -> progress.println("left out: " + what));
            Comparison comparison = new Comparison();
            contenders.stream().filter(OURS::containsKey).forEach(comparison::expect);
            Map<Load, List<Round>> before = measureCeiling(server, ceiling, size, progress);
            measureOurs(server, comparison, size, progress);
            others.ifPresent(all -> measurePeers(server, all, comparison, size, progress));
            Map<Load, List<Round>> after = measureCeiling(server, ceiling, size, progress);
            before.forEach((load, all) -> all.forEach(round -> comparison.add(Comparison.CEILING, load, round)));
            after.forEach((load, all) -> all.forEach(round -> comparison.add(Comparison.CEILING, load, round)));
            report.table(comparison.table());
            report.paragraph("Of the ceiling, × Pekko and × Axon's defaults: HOT / MANY.");
            comparison.lagTable().ifPresent(report::table);
            report.paragraph("Every round, in the order in which they were measured (the ceiling's first half before"
                    + " the others, its second half after them):");
            report.list(comparison.everyRound());
            report.list(missing.stream().map(what -> "left out: " + what).toList());
        }
        return Benchmarks.MEASURED;
    }

    private Size checked() {
        Checks.between(spec, "--commands", commands, 100, 1_000_000);
        Checks.between(spec, "--rounds", rounds, 1, 15);
        Checks.between(spec, "--warm-up", warmUp, 0, 1_000_000);
        Checks.between(spec, "--round-seconds", roundSeconds, 1, 3_600);
        Checks.between(spec, "--callers", callers, 1, 1_000);
        Checks.between(spec, "--aggregates", aggregates, 1, 100_000);
        Checks.heap(spec, heap);
        List<String> unknown =
                contenders.stream().filter(name -> !all().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no contender " + String.join(", ", unknown) + "; there are " + String.join(", ", all()));
        }
        if (pgBench != null && !Files.isExecutable(pgBench)) {
            throw new ParameterException(spec.commandLine(), "--pgbench: " + pgBench + " is no program");
        }
        return new Size(callers, aggregates, commands, rounds, roundSeconds, warmUp);
    }

    private Optional<Path> ceiling(List<String> missing) {
        if (!contenders.contains("ceiling")) {
            return Optional.empty();
        }
        Optional<Path> found = Optional.ofNullable(pgBench).or(PgBench::find);
        if (found.isEmpty()) {
            missing.add("the ceiling, because there is no pgbench. " + PgBench.HOW_TO_GET + ".");
        }
        return found;
    }

    private Optional<Peers> peers(List<String> missing, PrintWriter progress) {
        List<String> wanted = PEERS.stream().filter(contenders::contains).toList();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!Peers.isThere(peers)) {
            missing.add("the peers, because there is no run.sh in " + peers + "; --peers names another directory.");
            return Optional.empty();
        }
        if (Programs.find("psql").isEmpty()) {
            missing.add("the peers, because there is no psql on the path.");
            return Optional.empty();
        }
        try {
            return Optional.of(Peers.prepare(peers, wanted, progress));
        } catch (DoesNotAddUp notBuilt) {
            missing.add("the peers, because they could not be built. " + notBuilt.getMessage());
            return Optional.empty();
        }
    }

    private Map<Load, List<Round>> measureCeiling(
            DatabaseServer server, Optional<Path> program, Size size, PrintWriter progress) {
        Map<Load, List<Round>> measured = new EnumMap<>(Load.class);
        if (program.isPresent()) {
            for (Load load : Load.values()) {
                Database database = server.create("ceiling");
                PgBench ceiling = PgBench.on(database, program.get(), size.aggregates());
                server.checkpoint();
                ceiling.run(load, size.commands());
                for (int i = 0; i < size.rounds(); i++) {
                    Round round = ceiling.run(load, size.commands());
                    tell(progress, Comparison.CEILING, load, round);
                    measured.computeIfAbsent(load, l -> new ArrayList<>()).add(round);
                }
                server.drop(database);
            }
        }
        return measured;
    }

    private void measureOurs(DatabaseServer server, Comparison comparison, Size size, PrintWriter progress) {
        Map<String, WorkerProcess> workers = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Worker.Kind> ours : OURS.entrySet()) {
                if (contenders.contains(ours.getKey())) {
                    progress.println(ours.getKey() + ": starts, and warms up");
                    WorkerProcess worker = WorkerProcess.start(ours.getValue(), server.create(ours.getKey()), heap);
                    workers.put(ours.getKey(), worker);
                    warmUp(worker, ours.getValue(), size);
                }
            }
            for (int i = 0; i < size.rounds(); i++) {
                for (Load load : Load.values()) {
                    workers.forEach((name, worker) -> {
                        server.checkpoint();
                        Round round = worker.run(new Task(
                                Range.measured(load, size.aggregates()),
                                size.callers(),
                                size.commands(),
                                size.maxSeconds()));
                        tell(progress, name, load, round);
                        comparison.add(name, load, round);
                    });
                }
            }
        } finally {
            workers.values().forEach(WorkerProcess::close);
        }
    }

    private static void warmUp(WorkerProcess worker, Worker.Kind kind, Size size) {
        int maxSeconds = kind == Worker.Kind.AXON_DEFAULTS ? WARM_UP_SECONDS_OF_DEFAULTS : Integer.MAX_VALUE;
        for (Load load : Load.values()) {
            worker.run(new Task(Range.warmUp(load, size.aggregates()), size.callers(), size.warmUp() / 2, maxSeconds));
        }
    }

    private void measurePeers(
            DatabaseServer server, Peers all, Comparison comparison, Size size, PrintWriter progress) {
        for (String peer : PEERS) {
            if (contenders.contains(peer)) {
                progress.println(peer + ": starts, and warms up");
                server.checkpoint();
                all.run(peer, server, size).forEach(result -> {
                    progress.println(peer + " " + result.load() + ": " + Figures.rate(result.rate()) + "/s");
                    comparison.add(result);
                });
            }
        }
    }

    private static void tell(PrintWriter progress, String name, Load load, Round round) {
        progress.println(String.format(
                Locale.ROOT,
                "%s %s: %s/s, p50 %s ms, p99 %s ms%s",
                name,
                load,
                Figures.rate(round.rate()),
                Figures.millis(round.p50()),
                Figures.millis(round.p99()),
                round.failed() == 0 ? "" : ", " + round.failed() + " failed: " + round.failure()));
    }

    private String describe(Size size) {
        return String.format(
                Locale.ROOT,
                "%,d callers in a closed loop, %,d commands a round or as many as %d s allow, medians of %d rounds after"
                        + " %,d commands to warm up; %,d aggregates in MANY; %s of heap each.",
                size.callers(),
                size.commands(),
                size.maxSeconds(),
                size.rounds(),
                size.warmUp(),
                size.aggregates(),
                heap);
    }
}
