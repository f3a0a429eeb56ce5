package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.process.Programs;
import io.longbox.benchmarks.report.Latencies;
import io.longbox.benchmarks.report.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * The ceiling: what PostgreSQL can store with nothing in front of it, one event row a transaction, by PostgreSQL's own
 * benchmark. The rows and their table are the store's.
 */
final class PgBench {

    static final int CLIENTS = 16;

    static final String HOW_TO_GET =
            "pgbench comes with PostgreSQL's server or its contrib package: on Debian and Ubuntu"
                    + " `apt-get install postgresql-contrib`, on Fedora `dnf install postgresql-contrib`, on macOS"
                    + " `brew install postgresql`; or name it by --pgbench";

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path program;
    private final Database database;
    private final int aggregates;

    private PgBench(Path program, Database database, int aggregates) {
        this.program = program;
        this.database = database;
        this.aggregates = aggregates;
    }

    /** Where it is: on the path, or where Debian puts it. */
    static Optional<Path> find() {
        return Programs.find("pgbench").or(() -> inVersions(Path.of("/usr/lib/postgresql")));
    }

    /** The newest of the versions installed beside each other. */
    private static Optional<Path> inVersions(Path home) {
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(home)) {
            return versions.map(version -> version.resolve("bin").resolve("pgbench"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * @param database an empty one, in which the event table is made
     */
    static PgBench on(Database database, Path program, int aggregates) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("axon")
                .locations("classpath:db/axon")
                .load()
                .migrate();
        PgBench pgBench = new PgBench(program, database, aggregates);
        pgBench.sql("CREATE SEQUENCE ceiling_sequence");
        return pgBench;
    }

    /**
     * @throws DoesNotAddUp if it fails, or stores less than it says
     */
    Round run(Load load, int commands) {
        long before = stored();
        Path directory = null;
        try {
            directory = Files.createTempDirectory("longbox-pgbench-");
            Path script = directory.resolve("script.sql");
            try (InputStream resource =
                    PgBench.class.getResourceAsStream("/pgbench/" + load.name().toLowerCase(Locale.ROOT) + ".sql")) {
                Files.write(script, Optional.ofNullable(resource).orElseThrow().readAllBytes());
            }
            int each = Math.max(1, commands / CLIENTS);
            String output = Programs.run(
                    directory,
                    Map.of("PGPASSWORD", database.password()),
                    List.of(
                            program.toString(),
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--client=" + CLIENTS,
                            "--jobs=" + Math.min(CLIENTS, Machine.cores()),
                            "--transactions=" + each,
                            "--define=aggregates=" + aggregates,
                            "--log",
                            "--log-prefix=transactions",
                            "--file=" + script,
                            "--host=" + database.host(),
                            "--port=" + database.port(),
                            "--username=" + database.user(),
                            database.name()));
            Latencies latencies = latencies(directory);
            long stored = stored() - before;
            if (stored != latencies.count() || stored != (long) each * CLIENTS) {
                throw new DoesNotAddUp("pgbench answered " + latencies.count() + " of " + each * CLIENTS
                        + " transactions, and " + stored + " rows are stored");
            }
            return new Round(
                    (int) stored, 0, stored / rate(output), latencies.millis(50), latencies.millis(99), null, null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (directory != null) {
                Programs.delete(directory);
            }
        }
    }

    static double rate(String output) {
        Matcher found = RATE.matcher(output);
        if (!found.find()) {
            throw new DoesNotAddUp("pgbench names no rate: " + output);
        }
        return Double.parseDouble(found.group(1));
    }

    /** The third column of its log of transactions: microseconds. */
    private static Latencies latencies(Path directory) throws IOException {
        Latencies latencies = new Latencies();
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "transactions.*")) {
            files.forEach(logs::add);
        }
        for (Path log : logs) {
            for (String line : Files.readAllLines(log, StandardCharsets.US_ASCII)) {
                latencies.add(Long.parseLong(line.split(" ")[2]) * 1_000);
            }
        }
        return latencies;
    }

    private long stored() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM axon.domain_event")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new DoesNotAddUp("the rows cannot be counted: " + failed.getMessage());
        }
    }

    private void sql(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new DoesNotAddUp(sql + " failed: " + failed.getMessage());
        }
    }
}
