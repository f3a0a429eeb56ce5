package io.longbox.benchmarks.age;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReserveStock;
import io.longbox.api.user.UserId;
import io.longbox.benchmarks.Benchmarks;
import io.longbox.benchmarks.Checks;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.database.DatabaseServer;
import io.longbox.benchmarks.database.ServerOption;
import io.longbox.benchmarks.process.Rerun;
import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Latencies;
import io.longbox.benchmarks.report.Machine;
import io.longbox.benchmarks.report.OutOption;
import io.longbox.benchmarks.report.Report;
import io.longbox.benchmarks.report.Statistics;
import io.longbox.benchmarks.report.Table;
import io.longbox.benchmarks.store.EventFill;
import io.longbox.benchmarks.store.RunningStore;
import io.longbox.runtime.RuntimeProperties;
import io.longbox.runtime.store.Tables;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whether age makes slow: {@code benchmarks age}. */
@Command(
        name = "age",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Whether commands get slower, or memory larger, as events pile up.",
        description = {
            "",
            "Fills stores with more and more events, and has one caller reserve copies one after the other: cold, which"
                    + " means that the aggregate has to be loaded first, and warm, which means that it is in memory. What is"
                    + " measured is the same in each store, a hundred aggregates of a hundred events. Then the same with"
                    + " aggregates of more and more events. Flat is what it should be.",
            ""
        },
        optionListHeading = "Options:%n")
public final class AgeBenchmark implements Callable<Integer> {

    private static final int OTHERS = 1;
    private static final int MEASURED = 2;
    private static final int WARM_UP = 3;
    private static final int AGED = 100;
    private static final int AGGREGATES = 100;
    private static final int EVENTS_OF_EACH = 100;
    private static final long SNAPSHOT_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N,…",
            description = "Events in the store (default: 10000,1000000).")
    private List<Long> sizes = List.of(10_000L, 1_000_000L);

    @Option(names = "--large", description = "Ten million events as well, which takes a while to fill in.")
    private boolean large;

    @Option(
            names = "--ages",
            split = ",",
            paramLabel = "N,…",
            description = "Events of one aggregate (default: 100,10000,100000).")
    private List<Long> ages = List.of(100L, 10_000L, 100_000L);

    @Option(
            names = "--commands",
            paramLabel = "N",
            description = "Warm commands for each figure (default: ${DEFAULT-VALUE}).")
    private int commands = 3_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Commands before anything is measured in a store (default: ${DEFAULT-VALUE}).")
    private int warmUp = 10_000;

    @Option(names = "--heap", paramLabel = "SIZE", description = "Most memory for objects (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Mixin
    private ServerOption databaseServer = new ServerOption();

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A store, or an aggregate, of so many events. */
    private record Figure(long events, double filled, Latencies cold, Latencies warm, long heap) {}

    @Override
    public Integer call() throws Exception {
        check();
        Optional<Integer> done = Rerun.as(spec, heap);
        if (done.isPresent()) {
            return done.get();
        }
        PrintWriter progress = spec.commandLine().getErr();
        Report report = out.open(spec.commandLine().getOut());
        try (DatabaseServer server = databaseServer.open()) {
            report.heading("As events pile up");
            report.paragraph(Machine.describe() + " " + server.describe());
            report.paragraph(String.format(
                    Locale.ROOT,
                    "One caller, one command after the other; %,d warm commands for each figure after %,d to warm up; "
                            + "times in milliseconds; %s of heap.",
                    commands,
                    warmUp,
                    heap));
            List<Long> all = new ArrayList<>(sizes);
            if (large) {
                all.add(10_000_000L);
            }
            List<Figure> stores = new ArrayList<>();
            for (long size : all) {
                stores.add(store(server, size, progress));
            }
            report.table(table("events in the store", stores));
            report.table(table("events of the aggregate", aggregates(server, progress)));
        }
        return Benchmarks.MEASURED;
    }

    private void check() {
        sizes.forEach(size -> Checks.between(spec, "--sizes", size, (long) AGGREGATES * EVENTS_OF_EACH, 1_000_000_000));
        ages.forEach(age -> Checks.between(spec, "--ages", age, 2, 10_000_000));
        Checks.between(spec, "--commands", commands, 10, 1_000_000);
        Checks.between(spec, "--warm-up", warmUp, 0, 1_000_000);
        Checks.heap(spec, heap);
    }

    private Figure store(DatabaseServer server, long size, PrintWriter progress) throws Exception {
        Database database = server.create("age");
        progress.println("a store of " + Figures.count(size) + " events");
        Figure figure;
        try (RunningStore store = RunningStore.start(database, List.of())) {
            EventFill fill = new EventFill(database, store.bean(Serializer.class));
            store.pause();
            long start = System.nanoTime();
            long measured = (long) AGGREGATES * EVENTS_OF_EACH;
            fill.stock(MEASURED, AGGREGATES, measured);
            if (size > measured) {
                fill.stock(OTHERS, (size - measured + EVENTS_OF_EACH - 1) / EVENTS_OF_EACH, size - measured);
            }
            fill.stock(WARM_UP, AGGREGATES, (long) AGGREGATES * EVENTS_OF_EACH);
            double filled = (System.nanoTime() - start) / 1e9;
            server.checkpoint();
            store.resumeAtHead();
            warmUp(store);
            Latencies cold = new Latencies();
            for (int i = 0; i < AGGREGATES; i++) {
                cold.add(reserve(store, EventFill.id(MEASURED, i)));
            }
            Latencies warm = new Latencies();
            for (int i = 0; i < commands; i++) {
                warm.add(reserve(store, EventFill.id(MEASURED, i % AGGREGATES)));
            }
            store.settle();
            figure = new Figure(size, filled, cold, warm, heapInUse());
        }
        server.drop(database);
        tell(progress, figure);
        return figure;
    }

    private List<Figure> aggregates(DatabaseServer server, PrintWriter progress) throws Exception {
        Database database = server.create("age");
        List<Figure> figures = new ArrayList<>();
        try (RunningStore store = RunningStore.start(database, List.of())) {
            EventFill fill = new EventFill(database, store.bean(Serializer.class));
            store.pause();
            fill.stock(WARM_UP, AGGREGATES, (long) AGGREGATES * EVENTS_OF_EACH);
            List<Double> filled = new ArrayList<>();
            for (int i = 0; i < ages.size(); i++) {
                long start = System.nanoTime();
                fill.stock(AGED + i, 1, ages.get(i));
                filled.add((System.nanoTime() - start) / 1e9);
            }
            server.checkpoint();
            store.resumeAtHead();
            warmUp(store);
            for (int i = 0; i < ages.size(); i++) {
                progress.println("an aggregate of " + Figures.count(ages.get(i)) + " events");
                UUID aggregate = EventFill.id(AGED + i, 0);
                reserve(store, aggregate);
                awaitSnapshot(store, aggregate, ages.get(i));
                Latencies cold = new Latencies();
                for (int j = 0; j < AGGREGATES; j++) {
                    store.bean(Cache.class).removeAll();
                    cold.add(reserve(store, aggregate));
                }
                Latencies warm = new Latencies();
                for (int j = 0; j < commands; j++) {
                    warm.add(reserve(store, aggregate));
                }
                store.settle();
                figures.add(new Figure(ages.get(i), filled.get(i), cold, warm, heapInUse()));
                tell(progress, figures.get(i));
            }
        }
        server.drop(database);
        return figures;
    }

    private void warmUp(RunningStore store) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            if (i % AGGREGATES == 0 && i < warmUp / 2) {
                store.bean(Cache.class).removeAll();
            }
            reserve(store, EventFill.id(WARM_UP, i % AGGREGATES));
        }
        store.settle();
    }

    /** What was filled in has no snapshot; the first command that loads it has one taken. */
    private static void awaitSnapshot(RunningStore store, UUID product, long events) {
        int after = store.bean(RuntimeProperties.class).snapshotAfter();
        long until = System.nanoTime() + SNAPSHOT_WITHIN_NANOS;
        while (events > after && snapshots(store, product) == 0) {
            if (System.nanoTime() > until) {
                throw new DoesNotAddUp("no snapshot was taken of an aggregate of " + events + " events");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long snapshots(RunningStore store, UUID product) {
        return store.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + Tables.events().snapshotTable() + " WHERE "
                        + Tables.events().aggregateIdentifierColumn() + " LIKE ?")
                .param("%" + product)
                .query(Long.class)
                .single();
    }

    private static long reserve(RunningStore store, UUID product) throws Exception {
        ReserveStock command = new ReserveStock(
                new ProductId(product),
                new ReservationId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                new Quantity(1),
                OnShortage.REJECT,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                1);
        long start = System.nanoTime();
        store.bean(CommandGateway.class).send(command).get(1, TimeUnit.MINUTES);
        return System.nanoTime() - start;
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Table table(String what, List<Figure> figures) {
        Table table = new Table(what, "cold p50", "warm p50", "warm p99", "heap after GC", "filled in within");
        figures.forEach(figure -> table.row(
                Figures.count(figure.events()),
                Figures.millis(figure.cold().millis(50)),
                Figures.millis(figure.warm().millis(50)),
                Figures.millis(figure.warm().millis(99)),
                Figures.megabytes(figure.heap()),
                Figures.seconds(figure.filled())));
        return table.row(
                "spread",
                spread(figures, figure -> figure.cold().millis(50)),
                spread(figures, figure -> figure.warm().millis(50)),
                spread(figures, figure -> figure.warm().millis(99)),
                spread(figures, Figure::heap),
                "");
    }

    private static String spread(List<Figure> figures, ToDoubleFunction<Figure> of) {
        return Figures.percent(
                Statistics.spread(figures.stream().mapToDouble(of).toArray()));
    }

    private static void tell(PrintWriter progress, Figure figure) {
        progress.println("  cold " + Figures.millis(figure.cold().millis(50)) + " ms, warm "
                + Figures.millis(figure.warm().millis(50), figure.warm().millis(99)) + " ms, heap "
                + Figures.megabytes(figure.heap()) + ", filled in within " + Figures.seconds(figure.filled()));
    }
}
