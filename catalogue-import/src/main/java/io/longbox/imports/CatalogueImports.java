package io.longbox.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports, from outside. Where the database cannot be reached, its exceptions pass through. */
public interface CatalogueImports {

    /**
     * Checks a file and keeps it to be imported in the background.
     *
     * @param id names the import; a repeat under the same id answers the same import
     * @param file CSV by RFC 4180, in UTF-8, with a header; is read, and left where it is
     * @throws ImportRefusedException if it is no such file; then nothing is kept
     * @throws IOException if the file cannot be read
     */
    Submitted submit(ImportId id, Path file, ImportTerms terms) throws IOException;

    Optional<ImportView> find(ImportId id);

    /**
     * @param before the next of the page before, or null for the first
     */
    ImportPage list(@Nullable Long before, int limit);

    /**
     * What was wrong with the rows; the first 10,000 errors are kept.
     *
     * @param after the next of the page before, or null for the first
     */
    RowErrorPage errors(ImportId id, @Nullable Long after, int limit);

    /**
     * Ends an import that is under way; one that has ended is left as it is.
     *
     * @return how it stands now, or nothing if there is no such import
     */
    Optional<ImportView> cancel(ImportId id);
}
