package io.longbox.benchmarks.database;

import io.longbox.app.database.EmbeddedDatabaseConfiguration;
import io.longbox.benchmarks.UnusableInput;
import io.longbox.benchmarks.process.Cleanup;
import io.longbox.benchmarks.process.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The PostgreSQL server that everything in one run is measured on: the one that the store brings along, with its
 * production settings and a new directory of data; or one that is there already. What is measured gets databases of its
 * own on it, which are dropped at the end.
 */
public final class DatabaseServer implements AutoCloseable {

    /** Without these a commit is not on the disk when it is answered, and no rate is worth comparing. */
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final List<String> TELLING =
            List.of("shared_buffers", "max_wal_size", "max_connections", "wal_sync_method", "commit_delay");

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final @Nullable AnnotationConfigApplicationContext embedded;
    private final @Nullable Path data;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<Database> databases = new ArrayList<>();
    private final Cleanup cleanup = new Cleanup(this::putAway);

    private DatabaseServer(
            String host,
            int port,
            String user,
            String password,
            @Nullable AnnotationConfigApplicationContext embedded,
            @Nullable Path data) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.embedded = embedded;
        this.data = data;
    }

    /**
     * @param jdbcUrl of a server that is there already, with user and password if it wants them, or null: then the one
     *     that PGHOST names, with PGPORT, PGUSER and PGPASSWORD, or the store's own if there is no PGHOST
     * @throws UnusableInput if it cannot be reached or is not durable
     */
    public static DatabaseServer open(@Nullable String jdbcUrl) {
        Map<String, String> environment = System.getenv();
        DatabaseServer server =
                jdbcUrl != null ? given(jdbcUrl) : environment.containsKey("PGHOST") ? given(environment) : embedded();
        try {
            server.requireDurable();
            return server;
        } catch (RuntimeException unusable) {
            server.close();
            throw unusable;
        }
    }

    private static DatabaseServer given(Map<String, String> environment) {
        String port = environment.getOrDefault("PGPORT", "5432");
        if (!port.matches("[0-9]{1,5}")) {
            throw new UnusableInput("PGPORT is no port: " + port);
        }
        return new DatabaseServer(
                environment.getOrDefault("PGHOST", "127.0.0.1"),
                Integer.parseInt(port),
                environment.getOrDefault("PGUSER", "postgres"),
                environment.getOrDefault("PGPASSWORD", ""),
                null,
                null);
    }

    private static DatabaseServer given(String jdbcUrl) {
        URI uri = uri(jdbcUrl);
        Map<String, String> parameters = Stream.of(
                        Optional.ofNullable(uri.getQuery()).orElse("").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(Collectors.toMap(
                        parameter -> parameter[0], parameter -> parameter[1], (first, second) -> second));
        return new DatabaseServer(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                parameters.getOrDefault("user", "postgres"),
                parameters.getOrDefault("password", System.getenv().getOrDefault("PGPASSWORD", "")),
                null,
                null);
    }

    private static URI uri(String jdbcUrl) {
        try {
            URI uri = new URI(jdbcUrl.replaceFirst("^jdbc:", ""));
            if (jdbcUrl.startsWith("jdbc:postgresql://") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException notEvenThat) {
            // Said below.
        }
        throw new UnusableInput(
                "'" + jdbcUrl + "' is not an address such as jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres");
    }

    private static DatabaseServer embedded() {
        try {
            Path data = Files.createTempDirectory("longbox-benchmarks-");
            AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("benchmarks", Map.of("longbox.data-dir", data.toString())));
            context.register(EmbeddedDatabaseConfiguration.class);
            context.refresh();
            JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
            URI uri = uri(details.getJdbcUrl());
            return new DatabaseServer(
                    uri.getHost(),
                    uri.getPort(),
                    Optional.ofNullable(details.getUsername()).orElse("postgres"),
                    Optional.ofNullable(details.getPassword()).orElse(""),
                    context,
                    data);
        } catch (IOException failed) {
            throw new UnusableInput("there is no place for the server's data: " + failed);
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /**
     * Makes an empty database, which is dropped when the server is closed.
     *
     * @param purpose a word that becomes part of its name
     */
    public Database create(String purpose) {
        Database database =
                new Database(host, port, "benchmark_" + run + "_" + purpose.replace('-', '_'), user, password);
        execute("CREATE DATABASE " + database.name());
        databases.add(database);
        return database;
    }

    public void drop(Database database) {
        execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
        databases.remove(database);
    }

    /** Has what was written so far reach the disk now, so that the next to be measured does not have to wait for it. */
    public void checkpoint() {
        execute("CHECKPOINT");
    }

    /** Version and settings, in a sentence. */
    public String describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.concat(DURABLE.stream(), TELLING.stream()).forEach(name -> settings.put(name, setting(name)));
        return "PostgreSQL " + setting("server_version") + " ("
                + (embedded == null ? "given" : "the store's own, with the settings it has in production") + "), "
                + settings.entrySet().stream()
                        .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
                        .collect(Collectors.joining(" "))
                + ".";
    }

    private void requireDurable() {
        for (String name : DURABLE) {
            String value = setting(name);
            if (!value.equals("on")) {
                throw new UnusableInput("the PostgreSQL at " + host + ":" + port + " runs with " + name + "=" + value
                        + ": a commit there may be lost, and its rate says nothing; set it to on");
            }
        }
    }

    private String setting(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        } catch (SQLException failed) {
            throw unreachable(failed);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw unreachable(failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/postgres", user, password);
    }

    private UnusableInput unreachable(SQLException failed) {
        return new UnusableInput("the PostgreSQL at " + host + ":" + port + " cannot be used: " + failed.getMessage());
    }

    @Override
    public void close() {
        cleanup.close();
    }

    private void putAway() {
        try {
            List.copyOf(databases).forEach(this::drop);
        } catch (UnusableInput gone) {
            // A server of our own takes them along; another may be away for now, and they have names to know them by.
        }
        if (embedded != null) {
            embedded.close();
        }
        if (data != null) {
            Programs.delete(data);
        }
    }
}
