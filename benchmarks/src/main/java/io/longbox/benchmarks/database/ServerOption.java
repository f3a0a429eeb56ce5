package io.longbox.benchmarks.database;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a benchmark measures on. */
public final class ServerOption {

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL server to measure on; by default the one that PGHOST names, or else the store's own.")
    private @Nullable String jdbcUrl;

    /** As {@link DatabaseServer#open}. */
    public DatabaseServer open() {
        return DatabaseServer.open(jdbcUrl);
    }
}
