package io.longbox.api.ops;

import java.util.List;
import java.util.Map;

/**
 * A row in which a live view and the rebuilt one differ. It names no values but those of the key: some are personal.
 *
 * @param key the primary key, by column
 * @param columns in which both rows differ; none if one of them is missing
 */
public record RowDifference(String table, Map<String, String> key, Kind kind, List<String> columns) {

    /** What is wrong with the live row, as the events have it. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** It should not be there. */
        SURPLUS,
        /** Some of its columns differ. */
        CHANGED
    }
}
