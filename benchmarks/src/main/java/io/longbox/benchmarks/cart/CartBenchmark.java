package io.longbox.benchmarks.cart;

import io.longbox.benchmarks.Benchmarks;
import io.longbox.benchmarks.Checks;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.http.LoadGenerator;
import io.longbox.benchmarks.http.Pace;
import io.longbox.benchmarks.http.Requests;
import io.longbox.benchmarks.process.CpuTime;
import io.longbox.benchmarks.report.Figures;
import io.longbox.benchmarks.report.Latencies;
import io.longbox.benchmarks.report.Machine;
import io.longbox.benchmarks.report.OutOption;
import io.longbox.benchmarks.report.Report;
import io.longbox.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures adding to a cart over HTTP: {@code benchmarks cart}. */
@Command(
        name = "cart",
        mixinStandardHelpOptions = true,
        versionProvider = Benchmarks.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        separator = " ",
        header = "Adding to a cart over HTTP: how many a second, and how long each takes.",
        description = {
            "",
            "Starts the store in a process of its own, with a PostgreSQL of its own, makes products with plenty of copies"
                    + " and readers, and then has the readers put items into their carts, one item a request. A request"
                    + " counts once it is answered by 201 and IN_CART: the copy is reserved and in the cart.",
            "",
            "Requests are made at each of the rates, whether or not answers come, and latency is counted from the moment"
                    + " at which a request was due. Last comes a closed loop, which shows the most that can be had. After"
                    + " each step the items in carts must be as many as the store has reserved, and the carts are emptied,"
                    + " which is not measured.",
            "",
            "What makes the requests is one thread, and runs on the same machine: the processor time that it takes is in"
                    + " the table, beside the store's and the database's.",
            ""
        },
        optionListHeading = "Options:%n")
public final class CartBenchmark implements Callable<Integer> {

    private static final int WARM_UP_STEP_SECONDS = 10;
    private static final long SEED = 42;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N,…",
            description = "Requests a second, one step after the other (default: 100,250,500,750,1000,1250).")
    private List<Integer> rates = List.of(100, 250, 500, 750, 1_000, 1_250);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each step lasts (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm-up-seconds",
            paramLabel = "N",
            description = "How long the store is warmed up, in a closed loop (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 60;

    @Option(names = "--connections", paramLabel = "N", description = "Connections (default: ${DEFAULT-VALUE}).")
    private int connections = 128;

    @Option(
            names = "--callers",
            paramLabel = "N",
            description =
                    "Requests under way at once in the closed loop, at most one a connection (default: ${DEFAULT-VALUE}).")
    private int callers = 64;

    @Option(names = "--readers", paramLabel = "N", description = "Readers (default: ${DEFAULT-VALUE}).")
    private int readers = 2_000;

    @Option(names = "--products", paramLabel = "N", description = "Products (default: ${DEFAULT-VALUE}).")
    private int products = 500;

    @Option(
            names = "--idempotency-keys",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether each request has an Idempotency-Key (default: it has).")
    private boolean idempotencyKeys = true;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "Most memory for the store's objects (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Option(
            names = "--store-option",
            paramLabel = "--NAME=VALUE",
            description = "An option for the store; can be repeated.")
    private List<String> storeOptions = List.of();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A store that runs already, such as http://localhost:8080.")
    private @Nullable URI url;

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a step came to. */
    private record Step(String offered, Adds adds, double seconds, double generator, double store, double database) {}

    @Override
    public Integer call() throws IOException {
        check();
        PrintWriter progress = spec.commandLine().getErr();
        Report report = out.open(spec.commandLine().getOut());
        progress.println(url == null ? "the store starts" : "looking for the store at " + url);
        try (StoreProcess store = url == null ? StoreProcess.start(heap, storeOptions) : StoreProcess.running(url);
                LoadGenerator http = new LoadGenerator(store.address(), connections)) {
            report.heading("Adding to a cart");
            report.paragraph(Machine.describe() + " " + describe());
            Requests requests = new Requests(store.address());
            progress.println("making " + products + " products and " + readers + " readers");
            Shop shop = Shop.open(http, requests, readers, products);
            for (int left = warmUpSeconds; left > 0; left -= WARM_UP_STEP_SECONDS) {
                Pace pace = new Pace.Closed(callers, Integer.MAX_VALUE, Math.min(left, WARM_UP_STEP_SECONDS));
                tell(progress, step(store, http, requests, shop, pace, "warm-up"));
            }
            List<Step> steps = new ArrayList<>();
            for (int rate : rates) {
                steps.add(step(store, http, requests, shop, new Pace.Open(rate, seconds), Figures.count(rate)));
                tell(progress, steps.get(steps.size() - 1));
            }
            Pace most = new Pace.Closed(callers, Integer.MAX_VALUE, seconds);
            steps.add(step(store, http, requests, shop, most, "closed loop, " + callers));
            tell(progress, steps.get(steps.size() - 1));
            report.table(table(steps));
            report.paragraph("Offered and answered: a second. Times in milliseconds. Busy: processor cores, of the"
                    + " generator / the store / PostgreSQL.");
            report.list(steps.stream()
                    .filter(step -> step.adds().errors() > 0)
                    .map(step -> "at " + step.offered() + ", what was not in the cart: "
                            + step.adds().others())
                    .toList());
            report.paragraph("After each step as many copies were reserved as items had been put into carts.");
        }
        return Benchmarks.MEASURED;
    }

    private void check() {
        if (rates.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--rates names no rate");
        }
        rates.forEach(rate -> Checks.between(spec, "--rates", rate, 1, 100_000));
        Checks.between(spec, "--seconds", seconds, 1, 600);
        Checks.between(spec, "--warm-up-seconds", warmUpSeconds, 0, 3_600);
        Checks.between(spec, "--connections", connections, 1, 1_000);
        Checks.between(spec, "--callers", callers, 1, connections);
        Checks.between(spec, "--readers", readers, 1, 1_000_000);
        Checks.between(spec, "--products", products, 1, 100_000);
        Checks.heap(spec, heap);
        URI given = url;
        if (given != null && (!"http".equals(given.getScheme()) || given.getHost() == null)) {
            throw new ParameterException(spec.commandLine(), "--url is an address such as http://localhost:8080");
        }
        if (given != null && !storeOptions.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--store-option is for a store that is started here");
        }
    }

    private Step step(StoreProcess store, LoadGenerator http, Requests requests, Shop shop, Pace pace, String offered)
            throws IOException {
        Adds adds = new Adds(shop, requests, idempotencyKeys, SEED);
        CpuTime generator = CpuTime.of(Stream.of(ProcessHandle.current()));
        CpuTime storeBefore = CpuTime.of(store.handle().stream());
        CpuTime databaseBefore = CpuTime.ofFamily(store.database());
        double made = http.run(pace, adds);
        Step step = new Step(
                offered,
                adds,
                made,
                CpuTime.of(Stream.of(ProcessHandle.current())).coresSince(generator),
                CpuTime.of(store.handle().stream()).coresSince(storeBefore),
                CpuTime.ofFamily(store.database()).coresSince(databaseBefore));
        verify(shop, adds);
        return step;
    }

    /** Of what got no answer, or an error, nobody knows whether it is in a cart; of everything else, it must be so. */
    private static void verify(Shop shop, Adds adds) throws IOException {
        if (adds.inCart() == 0 && adds.pending().isEmpty()) {
            throw new DoesNotAddUp("nothing was put into a cart, but there was: " + adds.others());
        }
        long inCarts = adds.inCart() + shop.settled(adds.pending());
        shop.requireReserved(inCarts, inCarts + adds.errors() - adds.pending().size());
        shop.emptyCarts();
    }

    private static Table table(List<Step> steps) {
        Table table = new Table("offered", "answered", "p50", "p90", "p99", "p99.9", "max", "errors", "busy cores");
        for (Step step : steps) {
            Latencies latencies = step.adds().latencies();
            table.row(
                    step.offered(),
                    Figures.rate(step.adds().inTime() / step.seconds()),
                    Figures.millis(latencies.millis(50)),
                    Figures.millis(latencies.millis(90)),
                    Figures.millis(latencies.millis(99)),
                    Figures.millis(latencies.millis(99.9)),
                    Figures.millis(latencies.maxMillis()),
                    Figures.count(step.adds().errors()),
                    Figures.cores(step.generator()) + " / " + Figures.cores(step.store()) + " / "
                            + Figures.cores(step.database()));
        }
        return table;
    }

    private static void tell(PrintWriter progress, Step step) {
        progress.println(String.format(
                Locale.ROOT,
                "%s: %s/s, p50 %s ms, p99 %s ms, %d errors",
                step.offered(),
                Figures.rate(step.adds().inTime() / step.seconds()),
                Figures.millis(step.adds().latencies().millis(50)),
                Figures.millis(step.adds().latencies().millis(99)),
                step.adds().errors()));
    }

    private String describe() {
        return String.format(
                Locale.ROOT,
                "%,d readers, %,d products of which few are wanted most (Zipf), one item a request, %s idempotency keys;"
                        + " %d connections; %d s a step after %d s to warm up%s.",
                readers,
                products,
                idempotencyKeys ? "with" : "without",
                connections,
                seconds,
                warmUpSeconds,
                Optional.ofNullable(url)
                        .map(running -> "; the store at " + running)
                        .orElse("; the store with " + heap + " of heap and its own PostgreSQL, durable"
                                + (storeOptions.isEmpty() ? "" : ", " + String.join(" ", storeOptions))));
    }
}
