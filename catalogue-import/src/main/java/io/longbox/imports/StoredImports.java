package io.longbox.imports;

import io.longbox.imports.ImportRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Imports whose files and checkpoints are in the database. */
final class StoredImports implements CatalogueImports {

    private final ImportTable table;
    private final Runnable nudge;
    private final DataSize maxFile;
    private final Clock clock;

    /**
     * @param nudge is run when there is something new to do
     */
    StoredImports(ImportTable table, Runnable nudge, DataSize maxFile, Clock clock) {
        this.table = table;
        this.nudge = nudge;
        this.maxFile = maxFile;
        this.clock = clock;
    }

    @Override
    public Submitted submit(ImportId id, Path file, ImportTerms terms) throws IOException {
        Optional<ImportView> repeated = table.find(id);
        if (repeated.isPresent()) {
            return new Submitted(repeated.get(), false);
        }
        if (Files.size(file) > maxFile.toBytes()) {
            throw new ImportRefusedException(
                    Reason.TOO_LARGE, "The file is larger than " + maxFile.toBytes() + " bytes, which is the most.");
        }
        long rows = rows(file);
        Submitted submitted = table.add(id, fingerprint(file, terms), terms, rows, file, clock.instant());
        nudge.run();
        return submitted;
    }

    private static long rows(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                CatalogueFile catalogue = CatalogueFile.open(bytes)) {
            long rows = 0;
            while (catalogue.next() != null) {
                rows++;
            }
            if (rows == 0) {
                throw new ImportRefusedException(Reason.INVALID, "The file has a header, and no row after it.");
            }
            return rows;
        }
    }

    private static String fingerprint(Path file, ImportTerms terms) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(terms.toString().getBytes(StandardCharsets.UTF_8));
            byte[] buffer = new byte[64 * 1024];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<ImportView> find(ImportId id) {
        return table.find(id);
    }

    @Override
    public ImportPage list(@Nullable Long before, int limit) {
        return table.list(before, limit);
    }

    @Override
    public RowErrorPage errors(ImportId id, @Nullable Long after, int limit) {
        return table.errors(id, after, limit);
    }

    @Override
    public Optional<ImportView> cancel(ImportId id) {
        table.end(id, ImportStatus.CANCELLED, null, clock.instant());
        return table.find(id);
    }
}
