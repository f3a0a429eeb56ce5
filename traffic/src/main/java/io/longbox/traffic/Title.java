package io.longbox.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product as the catalogue file describes it.
 *
 * @param product its number in the file
 * @param title never blank
 * @param authors in the order of the file; may be empty
 * @param year of first publication, if known; negative before the common era
 * @param isbn ten characters, if it has one
 * @param language a code such as {@code eng} or {@code en-US}, if known
 */
record Title(
        long product,
        String title,
        List<String> authors,
        @Nullable Integer year,
        @Nullable String isbn,
        @Nullable String language) {}
