package io.longbox.imports;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports, their files, their errors, and who works them off. Whatever is written is committed on return. */
class ImportTable {

    /** So many errors of an import are kept. */
    static final int ERRORS_KEPT = 10_000;

    private static final int PIECE = 512 * 1024;
    private static final String FENCE =
            "EXISTS (SELECT FROM imports.lease WHERE owner = :owner AND until > :now FOR UPDATE)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ImportTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * An import to go on with.
     *
     * @param id the import
     * @param terms what was said with the file
     * @param handled how many rows are behind the checkpoint
     * @param errors how many errors were found in them
     * @param planned how the products of the next rows stood before this import touched them, if that was written down
     */
    record Run(
            ImportId id,
            ImportTerms terms,
            long handled,
            long errors,
            @Nullable String planned) {}

    /** What became of the rows of a chunk. */
    record Counts(long created, long updated, long unchanged, long failed) {

        long rows() {
            return created + updated + unchanged + failed;
        }
    }

    /** Keeps a file to be imported, or answers the run that imports it already. */
    Submitted add(ImportId id, String fingerprint, ImportTerms terms, long rows, Path file, Instant now)
            throws IOException {
        try {
            return committed(() -> {
                Optional<ImportView> underWay = Optional.empty();
                while (underWay.isEmpty()) {
                    if (insert(id, fingerprint, terms, rows, now)) {
                        keep(id, file);
                        return new Submitted(find(id).orElseThrow(), true);
                    }
                    // Empty if that run, or a repeat of this request, has just ended: then there is room for a new one.
                    underWay = find(
                            "id = :id OR fingerprint = :fingerprint AND status IN ('WAITING', 'RUNNING')",
                            id,
                            fingerprint);
                }
                return new Submitted(underWay.get(), false);
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private boolean insert(ImportId id, String fingerprint, ImportTerms terms, long rows, Instant now) {
        Money price = terms.price();
        Currency currency = terms.currency();
        return jdbc.sql("""
                        INSERT INTO imports.runs
                            (id, fingerprint, catalogue, kind, price_minor, currency, dry_run, rows_total, uploaded_at)
                        VALUES (:id, :fingerprint, :catalogue, :kind, :price, :currency, :dryRun, :rows, :now)
                        ON CONFLICT DO NOTHING""")
                        .param("id", id.value())
                        .param("fingerprint", fingerprint)
                        .param("catalogue", terms.catalogue())
                        .param("kind", terms.kind().name())
                        .param("price", price == null ? null : price.minor(), Types.BIGINT)
                        .param("currency", currency == null ? null : currency.getCurrencyCode(), Types.VARCHAR)
                        .param("dryRun", terms.dryRun())
                        .param("rows", rows)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private void keep(ImportId id, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
                jdbc.sql("INSERT INTO imports.pieces (import_id, number, bytes) VALUES (:id, :number, :bytes)")
                        .param("id", id.value())
                        .param("number", number++)
                        .param("bytes", piece)
                        .update();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file of an import; one piece at a time is in memory. Reading fails once the import has ended. */
    InputStream content(ImportId id) {
        return new InputStream() {

            private byte[] piece = {};
            private int at;
            private int next;
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (at == piece.length && !ended) {
                    Optional<byte[]> following = piece(id, next);
                    if (following.isEmpty() && next == 0) {
                        throw new IOException("the file is not kept any more");
                    }
                    ended = following.isEmpty();
                    piece = following.orElse(piece);
                    at = ended ? piece.length : 0;
                    next++;
                }
                if (ended) {
                    return -1;
                }
                int count = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, target, offset, count);
                at += count;
                return count;
            }
        };
    }

    private Optional<byte[]> piece(ImportId id, int number) {
        return jdbc.sql("SELECT bytes FROM imports.pieces WHERE import_id = :id AND number = :number")
                .param("id", id.value())
                .param("number", number)
                .query((row, n) -> row.getBytes("bytes"))
                .optional();
    }

    Optional<ImportView> find(ImportId id) {
        return find("id = :id", id, "");
    }

    private Optional<ImportView> find(String condition, ImportId id, String fingerprint) {
        return jdbc.sql("SELECT * FROM imports.runs WHERE " + condition + " ORDER BY number LIMIT 1")
                .param("id", id.value())
                .param("fingerprint", fingerprint)
                .query(ImportTable::view)
                .optional();
    }

    ImportPage list(@Nullable Long before, int limit) {
        List<ImportView> found = jdbc.sql(
                        "SELECT * FROM imports.runs WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit + 1)
                .query(ImportTable::view)
                .list();
        boolean more = found.size() > limit;
        List<ImportView> page = more ? found.subList(0, limit) : found;
        return new ImportPage(List.copyOf(page), more ? page.get(limit - 1).number() : null);
    }

    RowErrorPage errors(ImportId id, @Nullable Long after, int limit) {
        long start = after == null ? 0 : after;
        // Positions have no gaps.
        List<RowError> found = jdbc.sql("""
                        SELECT row, field, message FROM imports.errors
                        WHERE import_id = :id AND position > :after ORDER BY position LIMIT :limit""")
                .param("id", id.value())
                .param("after", start)
                .param("limit", limit + 1)
                .query((row, n) -> new RowError(row.getLong("row"), row.getString("field"), row.getString("message")))
                .list();
        boolean more = found.size() > limit;
        return new RowErrorPage(List.copyOf(more ? found.subList(0, limit) : found), more ? start + limit : null);
    }

    /**
     * Takes on the work, or keeps it.
     *
     * @param until when the owner will be taken to be dead if nothing is heard of it
     * @return false if somebody else has it
     */
    boolean lease(UUID owner, Instant now, Instant until) {
        return committed(() -> jdbc.sql("""
                                UPDATE imports.lease SET owner = :owner, until = :until
                                WHERE owner IS NULL OR owner = :owner OR until <= :now""")
                        .param("owner", owner)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1);
    }

    /** Keeps a lease that one has; unlike {@link #lease} it never takes one that was given back meanwhile. */
    boolean renew(UUID owner, Instant until) {
        return committed(() -> jdbc.sql("UPDATE imports.lease SET until = :until WHERE owner = :owner")
                        .param("owner", owner)
                        .param("until", utc(until))
                        .update()
                == 1);
    }

    /** Leaves the work to others. */
    void release(UUID owner) {
        committed(() -> jdbc.sql("UPDATE imports.lease SET owner = NULL, until = NULL WHERE owner = :owner")
                .param("owner", owner)
                .update());
    }

    /** The import that has waited for longest, which runs from now on; nothing if all have ended or the lease is lost. */
    Optional<Run> next(UUID owner, Instant now) {
        return committed(() -> jdbc.sql("""
                        UPDATE imports.runs SET status = 'RUNNING', started_at = coalesce(started_at, :now), trouble = NULL
                        WHERE number = (
                            SELECT number FROM imports.runs WHERE status IN ('WAITING', 'RUNNING') ORDER BY number LIMIT 1)
                        AND %s
                        RETURNING *""".formatted(FENCE))
                .param("owner", owner)
                .param("now", utc(now))
                .query((row, n) -> new Run(
                        new ImportId(row.getObject("id", UUID.class)),
                        terms(row),
                        row.getLong("rows_handled"),
                        row.getLong("errors"),
                        row.getString("planned")))
                .optional());
    }

    /** Writes down how the products of the next rows stand; false if the import has ended or the lease is lost. */
    boolean plan(ImportId id, UUID owner, String planned, Instant now) {
        return committed(
                () -> jdbc.sql("UPDATE imports.runs SET planned = :planned WHERE id = :id AND status = 'RUNNING' AND "
                                        + FENCE)
                                .param("id", id.value())
                                .param("owner", owner)
                                .param("planned", planned)
                                .param("now", utc(now))
                                .update()
                        == 1);
    }

    /**
     * Writes down what became of the rows after the last checkpoint.
     *
     * @param before how many errors there were before
     * @return false if the import has ended or the lease is lost; then nothing is written
     */
    boolean checkpoint(ImportId id, UUID owner, Counts counts, long before, List<RowError> errors, Instant now) {
        return committed(() -> {
            boolean mine = jdbc.sql("""
                            UPDATE imports.runs
                            SET rows_handled = rows_handled + :rows, created = created + :created,
                                updated = updated + :updated, unchanged = unchanged + :unchanged,
                                failed = failed + :failed, errors = errors + :errors, planned = NULL, trouble = NULL
                            WHERE id = :id AND status = 'RUNNING' AND %s""".formatted(FENCE))
                            .param("id", id.value())
                            .param("owner", owner)
                            .param("rows", counts.rows())
                            .param("created", counts.created())
                            .param("updated", counts.updated())
                            .param("unchanged", counts.unchanged())
                            .param("failed", counts.failed())
                            .param("errors", errors.size())
                            .param("now", utc(now))
                            .update()
                    == 1;
            if (mine) {
                long position = before;
                for (RowError error : errors) {
                    if (++position > ERRORS_KEPT) {
                        break;
                    }
                    add(id, position, error);
                }
            }
            return mine;
        });
    }

    private void add(ImportId id, long position, RowError error) {
        jdbc.sql("""
                        INSERT INTO imports.errors (import_id, position, row, field, message)
                        VALUES (:id, :position, :row, :field, :message)""")
                .param("id", id.value())
                .param("position", position)
                .param("row", error.row())
                .param("field", error.column(), Types.VARCHAR)
                .param("message", error.message().replace('\0', '\uFFFD'))
                .update();
    }

    /** Shows what keeps an import from going on. */
    void trouble(ImportId id, String trouble) {
        committed(() -> jdbc.sql("UPDATE imports.runs SET trouble = :trouble WHERE id = :id AND status = 'RUNNING'")
                .param("id", id.value())
                .param("trouble", trouble)
                .update());
    }

    boolean isUnderWay(ImportId id) {
        return find(id).map(run -> run.status().isUnderWay()).orElse(false);
    }

    /** Ends an import that is under way, and forgets its file; false if it has ended before. */
    boolean end(ImportId id, ImportStatus end, @Nullable String trouble, Instant now) {
        return committed(() -> {
            boolean ended = jdbc.sql("""
                            UPDATE imports.runs
                            SET status = :end, trouble = :trouble, planned = NULL, finished_at = :now
                            WHERE id = :id AND status IN ('WAITING', 'RUNNING')""")
                            .param("id", id.value())
                            .param("end", end.name())
                            .param("trouble", trouble, Types.VARCHAR)
                            .param("now", utc(now))
                            .update()
                    == 1;
            if (ended) {
                jdbc.sql("DELETE FROM imports.pieces WHERE import_id = :id")
                        .param("id", id.value())
                        .update();
            }
            return ended;
        });
    }

    /** Forgets imports that ended before that. */
    void forget(Instant before) {
        committed(() -> jdbc.sql("DELETE FROM imports.runs WHERE finished_at < :before")
                .param("before", utc(before))
                .update());
    }

    private <T> T committed(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static ImportView view(ResultSet row, int number) throws SQLException {
        return new ImportView(
                new ImportId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                terms(row),
                ImportStatus.valueOf(row.getString("status")),
                row.getLong("rows_total"),
                row.getLong("rows_handled"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("failed"),
                row.getLong("errors"),
                row.getString("trouble"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static ImportTerms terms(ResultSet row) throws SQLException {
        String code = row.getString("currency");
        Currency currency = code == null ? null : Currency.getInstance(code);
        Long minor = row.getObject("price_minor", Long.class);
        return new ImportTerms(
                row.getString("catalogue"),
                ProductKind.valueOf(row.getString("kind")),
                minor == null || currency == null ? null : new Money(minor, currency),
                currency,
                row.getBoolean("dry_run"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
