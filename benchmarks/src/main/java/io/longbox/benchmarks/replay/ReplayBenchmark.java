package io.longbox.benchmarks.replay;

import io.longbox.api.ops.RebuildReport;
import io.longbox.benchmarks.Benchmarks;
import io.longbox.benchmarks.Checks;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.database.DatabaseServer;
import io.longbox.benchmarks.database.ServerOption;
import io.longbox.benchmarks.process.Rerun;
import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Machine;
import io.longbox.benchmarks.report.OutOption;
import io.longbox.benchmarks.report.Report;
import io.longbox.benchmarks.report.Statistics;
import io.longbox.benchmarks.report.Table;
import io.longbox.benchmarks.store.EventFill;
import io.longbox.benchmarks.store.RunningStore;
import io.longbox.runtime.store.Tables;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast views are rebuilt: {@code benchmarks replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Events a second into a view that is rebuilt, beside reading their table.",
        description = {
            "",
            "Fills a store with events and rebuilds a view from them alone, while nothing else runs: reservations into the"
                    + " stock view, requests into the cart view. In the same run it has PostgreSQL send the events' table by"
                    + " COPY, to nobody: no rebuild can be faster than that.",
            ""
        },
        optionListHeading = "Options:%n")
public final class ReplayBenchmark implements Callable<Integer> {

    @Option(names = "--events", paramLabel = "N", description = "Events for each view (default: ${DEFAULT-VALUE}).")
    private long events = 200_000;

    @Option(names = "--aggregates", paramLabel = "N", description = "Products, or readers (default: ${DEFAULT-VALUE}).")
    private int aggregates = 1_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds after one to warm up; their median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Most memory for objects (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Mixin
    private ServerOption databaseServer = new ServerOption();

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Fills a store with what a view is made of. */
    @FunctionalInterface
    private interface Filling {

        void fill(EventFill into, long aggregates, long events);
    }

    private record View(String processor, String events, Filling filling) {}

    private static final List<View> VIEWS = List.of(
            new View("stock-view", "reservations", (into, aggregates, events) -> into.stock(1, aggregates, events)),
            new View(
                    "cart-view",
                    "requests for items",
                    (into, aggregates, events) -> into.carts(2, aggregates, events)));

    @Override
    public Integer call() throws Exception {
        Checks.between(spec, "--events", events, 1, 100_000_000);
        Checks.between(spec, "--aggregates", aggregates, 1, 1_000_000);
        Checks.between(spec, "--rounds", rounds, 1, 100);
        Checks.heap(spec, heap);
        Optional<Integer> done = Rerun.as(spec, heap);
        if (done.isPresent()) {
            return done.get();
        }
        PrintWriter progress = spec.commandLine().getErr();
        Report report = out.open(spec.commandLine().getOut());
        try (DatabaseServer server = databaseServer.open()) {
            report.heading("Rebuilding views");
            report.paragraph(Machine.describe() + " " + server.describe());
            report.paragraph(String.format(
                    Locale.ROOT,
                    "%,d events for each view, of %,d aggregates; medians of %d rounds after one to warm up.",
                    events,
                    aggregates,
                    rounds));
            Table table = new Table("view", "of", "events /s", "COPY, events /s", "of COPY");
            for (View view : VIEWS) {
                measure(server, view, table, progress);
            }
            report.table(table);
        }
        return Benchmarks.MEASURED;
    }

    private void measure(DatabaseServer server, View view, Table table, PrintWriter progress) throws Exception {
        Database database = server.create("replay");
        try (RunningStore store = RunningStore.start(database, List.of())) {
            store.pause();
            progress.println(view.processor() + ": filling in " + Figures.count(events) + " events");
            view.filling().fill(new EventFill(database, store.bean(Serializer.class)), aggregates, events);
            store.resumeAtHead();
            server.checkpoint();
            RebuildBesideLiveView rebuild = new RebuildBesideLiveView(store, view.processor());
            double[] rebuilt = new double[rounds];
            double[] copied = new double[rounds];
            for (int i = -1; i < rounds; i++) {
                double copySeconds = copy(database);
                long start = System.nanoTime();
                RebuildReport report = rebuild.run();
                double seconds = (System.nanoTime() - start) / 1e9;
                progress.println(view.processor() + ": " + Figures.rate(events / seconds) + "/s, COPY "
                        + Figures.rate(events / copySeconds) + "/s" + (i < 0 ? " (warm-up)" : ""));
                if (i >= 0) {
                    rebuilt[i] = events / seconds;
                    copied[i] = events / copySeconds;
                }
                mustBeRight(report, i >= 0);
            }
            double rate = Statistics.median(rebuilt);
            double copy = Statistics.median(copied);
            table.row(
                    "`" + view.processor() + "`",
                    view.events(),
                    Figures.rate(rate),
                    Figures.rate(copy),
                    Figures.ratio(rate, copy));
        }
        server.drop(database);
    }

    /** The first takes the place of a view that had passed the events over; every other one, of its like. */
    private void mustBeRight(RebuildReport report, boolean afterAnother) {
        if (report.events() < events) {
            throw new DoesNotAddUp(report.events() + " events were handled, of " + events);
        }
        if (afterAnother && report.differing() != null && report.differing() > 0) {
            throw new DoesNotAddUp(report.differing() + " rows differ between two rebuilds");
        }
    }

    private static double copy(Database database) throws Exception {
        try (Connection connection = database.connect()) {
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "COPY " + Tables.events().domainEventTable() + " TO STDOUT",
                            OutputStream.nullOutputStream());
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
