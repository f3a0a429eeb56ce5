package io.longbox.imports;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.catalog.ProductView;
import io.longbox.imports.Catalogue.StoreUnavailable;
import io.longbox.imports.CatalogueRow.Described;
import io.longbox.imports.CatalogueRow.Read;
import io.longbox.imports.ImportTable.Counts;
import io.longbox.imports.ImportTable.Run;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works off the imports, one after another in the order of their upload, in chunks of rows. Before a chunk it writes down
 * how the chunk's products stand, after it what became of its rows: whoever goes on after a kill sends the rows of the
 * chunk under way again, which changes nothing, and counts them as the first time.
 *
 * <p>Of any number of processes, the one that has the lease works. One that has lost it can write nothing any more.
 */
final class ImportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int STOP_WITHIN_SECONDS = 10;
    private static final long CHUNK_CHARACTERS = 1_000_000;
    private static final int VERSIONS_REMEMBERED = 10_000;
    private static final Duration SHOWN_LOOK_EVERY = Duration.ofMillis(25);
    private static final int SHOWN_LOOKS = 100;

    /** How a product stood before: its version, or one of these. */
    private static final long ABSENT = -1;

    private static final long WITHDRAWN = -2;
    private static final long OF_ANOTHER_KIND = -3;
    private static final long NOT_ASKED = -4;

    private final UUID owner;
    private final ImportTable table;
    private final Catalogue catalogue;
    private final ImportProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile @Nullable Working working;

    /**
     * @param owner names this process among those that may have the lease
     */
    ImportRunner(
            UUID owner,
            ImportTable table,
            Catalogue catalogue,
            ImportProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.owner = owner;
        this.table = table;
        this.catalogue = catalogue;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    private enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED
    }

    /** What became of one row. */
    private record Handled(Outcome outcome, List<RowError> errors) {

        boolean changed() {
            return outcome == Outcome.CREATED || outcome == Outcome.UPDATED;
        }

        static Handled as(Outcome outcome) {
            return new Handled(outcome, List.of());
        }

        static Handled refused(long row, @Nullable String column, String message) {
            return new Handled(Outcome.FAILED, List.of(new RowError(row, column, message)));
        }
    }

    /** Ends the work on an import because this process is stopping, or has lost it. */
    private static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** The threads between one start and its stop. */
    private final class Working {

        private final ScheduledExecutorService timer = timer();
        private final ExecutorService senders = Executors.newFixedThreadPool(
                properties.commandsInFlight(), work -> thread(work, "CatalogueImportSender"));
        private final CountDownLatch stopping = new CountDownLatch(1);
        /** The versions that this process was answered last, where the view may lag behind. */
        private final Map<ProductId, Long> versions = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ProductId, Long> eldest) {
                return size() > VERSIONS_REMEMBERED;
            }
        });

        private final ReentrantLock busy = new ReentrantLock();
        private final AtomicBoolean again = new AtomicBoolean();
        private volatile boolean leaseLost;

        private ScheduledExecutorService timer() {
            ScheduledThreadPoolExecutor timer =
                    new ScheduledThreadPoolExecutor(2, work -> thread(work, "CatalogueImport"));
            timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            return timer;
        }

        void begin() {
            timer.scheduleWithFixedDelay(this::workOff, 0, properties.poll().toMillis(), TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(this::forget, 0, FORGET_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void forget() {
            try {
                table.forget(clock.instant().minus(properties.keep()));
            } catch (RuntimeException failed) {
                log.warn("old imports could not be forgotten; the next try is in {}", FORGET_EVERY, failed);
            }
        }

        // Two calls may meet, by the poll and by a nudge: the one that is at it looks again for the other.
        private void workOff() {
            again.set(true);
            while (again.get() && busy.tryLock()) {
                try {
                    again.set(false);
                    workOffAll();
                } finally {
                    busy.unlock();
                }
            }
        }

        private void workOffAll() {
            if (isStopping()) {
                return;
            }
            try {
                if (!lease()) {
                    return;
                }
                // Whoever has the lease gives it back, even if all it came to was to find that it stops.
                try {
                    leaseLost = false;
                    workOffWithLease();
                } finally {
                    table.release(owner);
                }
            } catch (Stopped stopped) {
                // The rest is done after the next start, or by whoever has the lease now.
            } catch (RejectedExecutionException stopping) {
                // As above.
            } catch (RuntimeException failed) {
                log.warn("the imports could not be worked on; the next try is in {}", properties.poll(), failed);
            }
        }

        private void workOffWithLease() {
            Future<?> heartbeat = timer.scheduleWithFixedDelay(
                    this::renew,
                    properties.lease().toMillis() / 3,
                    Math.max(1, properties.lease().toMillis() / 3),
                    TimeUnit.MILLISECONDS);
            try {
                for (Optional<Run> run = next(); run.isPresent(); run = next()) {
                    work(run.get());
                }
            } finally {
                heartbeat.cancel(false);
            }
        }

        private Optional<Run> next() {
            return isStopping() || leaseLost ? Optional.empty() : table.next(owner, clock.instant());
        }

        private boolean lease() {
            return table.lease(owner, clock.instant(), clock.instant().plus(properties.lease()));
        }

        private void renew() {
            try {
                leaseLost = !table.renew(owner, clock.instant().plus(properties.lease()));
            } catch (RuntimeException failed) {
                log.warn("the lease of the imports could not be renewed: {}", failed.toString());
            }
        }

        private void work(Run run) {
            try (CatalogueFile file = patiently(run, () -> open(run))) {
                log.info("import {} goes on after {} rows", run.id(), run.handled());
                String planned = run.planned();
                long errors = run.errors();
                while (true) {
                    List<Read> chunk = read(file, run.terms(), planned);
                    if (chunk.isEmpty()) {
                        break;
                    }
                    errors = handle(run, chunk, planned, errors);
                    planned = null;
                }
                finish(run, ImportStatus.DONE, null);
            } catch (ImportRefusedException | IOException unreadable) {
                // A file whose import was ended by somebody is gone.
                if (patiently(run, () -> table.isUnderWay(run.id()))) {
                    finish(run, ImportStatus.FAILED, "The rest of the file cannot be read: " + unreadable.getMessage());
                }
            } catch (Stopped stopped) {
                if (isStopping() || leaseLost) {
                    throw stopped;
                }
                log.info("import {} was ended, or is no longer ours", run.id());
            }
        }

        private CatalogueFile open(Run run) {
            try {
                CatalogueFile file = CatalogueFile.open(table.content(run.id()));
                file.skip(run.handled());
                return file;
            } catch (IOException gone) {
                throw new ImportRefusedException(
                        ImportRefusedException.Reason.INVALID, String.valueOf(gone.getMessage()));
            }
        }

        private void finish(Run run, ImportStatus end, @Nullable String trouble) {
            boolean ended = patiently(run, () -> table.end(run.id(), end, trouble, clock.instant()));
            log.info("import {} {}", run.id(), ended ? "is " + end.name().toLowerCase(Locale.ROOT) : "was ended");
        }

        /** The next rows: as many as were planned for, or as fit into a chunk. */
        private List<Read> read(CatalogueFile file, ImportTerms terms, @Nullable String planned) throws IOException {
            int rows = planned == null ? properties.chunk() : planned.split(",").length;
            List<Read> chunk = new ArrayList<>();
            long characters = 0;
            while (chunk.size() < rows && (planned != null || characters < CHUNK_CHARACTERS)) {
                CatalogueRow row = file.next();
                if (row == null) {
                    break;
                }
                characters += row.length();
                chunk.add(row.read(terms));
            }
            return chunk;
        }

        /** Answers how many errors there are up to here. */
        private long handle(Run run, List<Read> chunk, @Nullable String planned, long errorsBefore) {
            List<Handled> handled;
            if (run.terms().dryRun()) {
                handled = check(run, chunk);
            } else {
                long[] before = planned == null
                        ? plan(run, chunk)
                        : Arrays.stream(planned.split(","))
                                .mapToLong(Long::parseLong)
                                .toArray();
                handled = send(run, chunk, before);
                if (handled.stream().anyMatch(Handled::changed)) {
                    awaitShown(run, chunk);
                }
            }
            List<RowError> errors =
                    handled.stream().flatMap(row -> row.errors().stream()).toList();
            Counts counts = new Counts(
                    count(handled, Outcome.CREATED),
                    count(handled, Outcome.UPDATED),
                    count(handled, Outcome.UNCHANGED),
                    count(handled, Outcome.FAILED));
            boolean written = patiently(
                    run, () -> table.checkpoint(run.id(), owner, counts, errorsBefore, errors, clock.instant()));
            if (!written) {
                throw new Stopped();
            }
            return errorsBefore + errors.size();
        }

        private long count(List<Handled> handled, Outcome outcome) {
            long rows = handled.stream().filter(row -> row.outcome() == outcome).count();
            meters.counter("longbox.import.rows", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .increment(rows);
            return rows;
        }

        /**
         * Lets the catalogue's view follow before more is sent. Everybody waits for that view, and would wait behind the
         * whole file. A view that does not follow does not stop an import.
         */
        private void awaitShown(Run run, List<Read> chunk) {
            for (int look = 0; look < SHOWN_LOOKS && !isShown(run, chunk); look++) {
                pause(SHOWN_LOOK_EVERY);
            }
        }

        private boolean isShown(Run run, List<Read> chunk) {
            Map<ProductId, ProductView> known = find(run, chunk);
            return chunk.stream().map(Read::product).filter(Objects::nonNull).allMatch(product -> {
                ProductView view = known.get(product.id());
                long answered = versions.getOrDefault(product.id(), ABSENT);
                return answered == ABSENT || view != null && view.version() >= answered;
            });
        }

        private long[] plan(Run run, List<Read> chunk) {
            Map<ProductId, ProductView> known = find(run, chunk);
            long[] before = chunk.stream()
                    .mapToLong(row -> row.product() == null ? NOT_ASKED : standing(row.product(), known))
                    .toArray();
            String planned = Arrays.stream(before).mapToObj(Long::toString).collect(Collectors.joining(","));
            if (!patiently(run, () -> table.plan(run.id(), owner, planned, clock.instant()))) {
                throw new Stopped();
            }
            return before;
        }

        private Map<ProductId, ProductView> find(Run run, List<Read> chunk) {
            List<ProductId> asked = chunk.stream()
                    .map(Read::product)
                    .filter(product -> product != null)
                    .map(Described::id)
                    .distinct()
                    .toList();
            return patiently(run, () -> catalogue.find(asked));
        }

        private long standing(Described product, Map<ProductId, ProductView> known) {
            ProductView view = known.get(product.id());
            long answered = versions.getOrDefault(product.id(), ABSENT);
            if (view == null) {
                return answered;
            }
            if (view.status() == ProductStatus.WITHDRAWN) {
                return WITHDRAWN;
            }
            return view.kind() == product.kind() ? Math.max(view.version(), answered) : OF_ANOTHER_KIND;
        }

        /** Sends what the rows say; those of one product one after another, in the order of the file. */
        private List<Handled> send(Run run, List<Read> chunk, long[] before) {
            Map<Object, List<Integer>> byProduct = new LinkedHashMap<>();
            for (int i = 0; i < chunk.size(); i++) {
                Described product = chunk.get(i).product();
                byProduct
                        .computeIfAbsent(product == null ? Integer.valueOf(i) : product.id(), key -> new ArrayList<>())
                        .add(i);
            }
            Handled[] handled = new Handled[chunk.size()];
            List<Callable<Void>> work = new ArrayList<>();
            for (List<Integer> rows : byProduct.values()) {
                work.add(() -> {
                    long standing = before[rows.get(0)];
                    for (int i : rows) {
                        Read row = chunk.get(i);
                        Described product = row.product();
                        if (product == null) {
                            handled[i] = new Handled(Outcome.FAILED, row.errors());
                        } else {
                            handled[i] = send(run, row.row(), product, standing);
                            standing = standing < ABSENT ? standing : versions.getOrDefault(product.id(), standing);
                        }
                    }
                    return null;
                });
            }
            allOf(work);
            return List.of(handled);
        }

        private void allOf(List<Callable<Void>> work) {
            try {
                for (Future<Void> done : senders.invokeAll(work)) {
                    done.get();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(failed.getCause());
            }
        }

        private Handled send(Run run, long row, Described product, long standing) {
            if (standing == WITHDRAWN) {
                return Handled.refused(row, null, "the product is withdrawn and cannot be changed");
            }
            if (standing == OF_ANOTHER_KIND) {
                return Handled.refused(row, "kind", "must be that of the product, which is there already");
            }
            try {
                long version =
                        patiently(run, () -> standing == ABSENT ? createOrUpdate(product) : catalogue.update(product));
                versions.put(product.id(), version);
                return Handled.as(
                        standing == ABSENT
                                ? Outcome.CREATED
                                : version > standing ? Outcome.UPDATED : Outcome.UNCHANGED);
            } catch (RefusedException refused) {
                return Handled.refused(
                        row, refused.refusal().field(), refused.refusal().detail());
            }
        }

        /** What was sent by somebody who died after it is there already. */
        private long createOrUpdate(Described product) {
            try {
                return catalogue.create(product);
            } catch (RefusedException refused) {
                if (refused.refusal().code() == Refusal.Code.ALREADY_TAKEN) {
                    return catalogue.update(product);
                }
                throw refused;
            }
        }

        private List<Handled> check(Run run, List<Read> chunk) {
            Map<ProductId, ProductView> known = find(run, chunk);
            return chunk.stream().map(row -> check(row, known)).toList();
        }

        private Handled check(Read row, Map<ProductId, ProductView> known) {
            Described product = row.product();
            if (product == null) {
                return new Handled(Outcome.FAILED, row.errors());
            }
            ProductView view = known.get(product.id());
            if (view == null) {
                return Handled.as(Outcome.CREATED);
            }
            if (view.status() == ProductStatus.WITHDRAWN) {
                return Handled.refused(row.row(), null, "the product is withdrawn and cannot be changed");
            }
            return Handled.as(view.details().equals(product.details()) ? Outcome.UNCHANGED : Outcome.UPDATED);
        }

        /** Tries until it works: while the store or the database is away, an import waits, and loses nothing. */
        private <T> T patiently(Run run, Supplier<T> work) {
            for (int failures = 1; ; failures++) {
                if (isStopping() || leaseLost) {
                    throw new Stopped();
                }
                try {
                    return work.get();
                } catch (RefusedException | Stopped | ImportRefusedException answer) {
                    throw answer;
                } catch (RuntimeException failure) {
                    Duration pause = properties.pauseAfter(failures);
                    String reason = failure instanceof StoreUnavailable
                            ? String.valueOf(failure.getMessage())
                            : failure.getClass().getSimpleName();
                    log.warn("import {} waits for {}: {}", run.id(), pause, reason);
                    rest(run, pause, "The store could not be reached (" + reason + "); this is tried again.");
                }
            }
        }

        private void rest(Run run, Duration pause, String trouble) {
            try {
                table.trouble(run.id(), trouble);
                if (!table.isUnderWay(run.id())) {
                    throw new Stopped();
                }
            } catch (Stopped stopped) {
                throw stopped;
            } catch (RuntimeException databaseAway) {
                log.debug("the trouble of import {} could not be written down", run.id(), databaseAway);
            }
            pause(pause);
        }

        private void pause(Duration pause) {
            try {
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new Stopped();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
        }

        private boolean isStopping() {
            return stopping.getCount() == 0;
        }

        void end() {
            stopping.countDown();
            timer.shutdown();
            senders.shutdown();
            try {
                // Commands under way are finished; what they did is found out after the next start.
                if (!timer.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                    timer.shutdownNow();
                    senders.shutdownNow();
                }
            } catch (InterruptedException interrupted) {
                timer.shutdownNow();
                senders.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    // Daemons: a store that does not answer must not keep the process from ending.
    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** There is a new import: looks at once. Does nothing if this process imports nothing. */
    void nudge() {
        Working now = working;
        if (now == null || !nudged.compareAndSet(false, true)) {
            return;
        }
        try {
            now.timer.execute(() -> {
                nudged.set(false);
                now.workOff();
            });
        } catch (RejectedExecutionException stopped) {
            nudged.set(false);
        }
    }

    @Override
    public synchronized void start() {
        if (working == null) {
            Working starting = new Working();
            working = starting;
            starting.begin();
        }
    }

    @Override
    public void stop() {
        Working ending;
        synchronized (this) {
            ending = working;
            working = null;
        }
        if (ending != null) {
            ending.end();
        }
    }

    @Override
    public boolean isRunning() {
        return working != null;
    }
}
