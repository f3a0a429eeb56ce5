package io.longbox.imports;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.springframework.util.unit.DataSize;

/** Imports on a real database, into a little catalogue. */
final class ImportFixture implements AutoCloseable {

    static final ImportTerms PLAIN = new ImportTerms("default", ProductKind.COMIC, null, null, false);
    static final ImportProperties PROPERTIES = inChunksOf(10);

    static ImportProperties inChunksOf(int rows) {
        return new ImportProperties(
                DataSize.ofMegabytes(2),
                4,
                rows,
                Duration.ofMillis(50),
                Duration.ofMillis(10),
                Duration.ofSeconds(30),
                Duration.ofDays(90));
    }

    final ImportTable table = Database.empty();
    final LittleCatalogue catalogue = new LittleCatalogue();
    final CatalogueImports imports;
    private final Path folder;
    private final List<ImportRunner> runners = new ArrayList<>();

    ImportFixture(Path folder) {
        this.folder = folder;
        this.imports = new StoredImports(table, () -> {}, PROPERTIES.maxFile(), Clock.systemUTC());
    }

    /** A process that imports; it is not running yet. */
    ImportRunner runner() {
        return runner(Clock.systemUTC());
    }

    ImportRunner runner(Clock clock) {
        return runner(clock, PROPERTIES);
    }

    ImportRunner runner(Clock clock, ImportProperties properties) {
        ImportRunner runner = new ImportRunner(
                UUID.randomUUID(), table, catalogue.asSeenByImports(), properties, clock, new SimpleMeterRegistry());
        runners.add(runner);
        return runner;
    }

    Submitted submit(String csv) {
        return submit(csv, PLAIN);
    }

    Submitted submit(String csv, ImportTerms terms) {
        return submit(csv.getBytes(StandardCharsets.UTF_8), terms);
    }

    Submitted submit(byte[] csv, ImportTerms terms) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "catalogue", ".csv"), csv);
            return imports.submit(new ImportId(UUID.randomUUID()), file, terms);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Imports a file from its first row to its last. */
    ImportView imported(String csv) {
        return imported(csv, PLAIN);
    }

    ImportView imported(String csv, ImportTerms terms) {
        ImportRunner runner = runner();
        runner.start();
        try {
            return done(submit(csv, terms).run().id());
        } finally {
            runner.stop();
        }
    }

    /** How an import ended. */
    ImportView done(ImportId id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> imports.find(id).orElseThrow(),
                        run -> !run.status().isUnderWay());
    }

    ImportView now(ImportId id) {
        return imports.find(id).orElseThrow();
    }

    List<RowError> errors(ImportId id) {
        return imports.errors(id, null, 1_000).items();
    }

    /** So many different rows, with a word in their titles. */
    static String rows(int count, String word) {
        return "product_id,title\n"
                + IntStream.rangeClosed(1, count)
                        .mapToObj(row -> row + "," + word + " " + row + "\n")
                        .collect(Collectors.joining());
    }

    static ProductId product(String key) {
        return CatalogueRow.idOf("default", "id", key);
    }

    @Override
    public void close() {
        runners.forEach(ImportRunner::stop);
    }
}
