package io.longbox.api.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views, by name. */
public record Views(List<Standing> items) {

    /**
     * How a view stands.
     *
     * @param name its processing group
     * @param position the number of the newest event that it has handled; null before the first one, or if another process
     *     follows it
     */
    public record Standing(
            String name, List<Table> tables, @Nullable Long position) {}

    /**
     * A table of a view.
     *
     * @param rows about how many, as the database estimates
     */
    public record Table(String name, long rows) {}
}
