package io.longbox.app.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server, unpacked from its artefact, whose data outlives the application. It listens on the loopback
 * interface alone, and is as durable as any: what it acknowledged is on the disk.
 *
 * <p>One application at a time owns a data directory, by a lock that the operating system frees however the application
 * ends. A server that was left behind by an application that was killed is stopped before a new one starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";
    private static final Duration ORPHAN_STOPS_WITHIN = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * @param directory where the data lies, and the server's programs; made if missing
     * @param port the port to listen on, or 0 for any that is free
     * @throws DatabaseUnavailable if the directory is in use or not writable, or the server does not start
     */
    static EmbeddedDatabase start(Path directory, int port) {
        Path home = directory.toAbsolutePath().normalize();
        FileChannel lock = own(home);
        try {
            requireFree(port);
            Path data = home.resolve("postgres");
            stopOrphan(data);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // Its own place for each data directory: programs unpacked by another user cannot be used.
                    .setOverrideWorkingDirectory(
                            home.resolve("postgres-programs").toFile())
                    // It would stop the server before the application has finished with it: the bean closes it.
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // The library's defaults trade durability for speed in tests.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", "UTC")
                    .start();
            log.info("PostgreSQL runs on port {}, its data is in {}", server.getPort(), data);
            return new EmbeddedDatabase(server, lock);
        } catch (IOException | RuntimeException failed) {
            closeQuietly(lock);
            throw failed instanceof DatabaseUnavailable unavailable
                    ? unavailable
                    : new DatabaseUnavailable(
                            "PostgreSQL could not be started in " + home + (port == 0 ? "" : " on port " + port) + ": "
                                    + failed.getMessage(),
                            "Look at the lines that PostgreSQL logged above. Give it a free port (longbox.postgres.port),"
                                    + " a directory that only this user has written to (longbox.data-dir), or a server of"
                                    + " your own (SPRING_DATASOURCE_URL).",
                            failed);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE + "?reWriteBatchedInserts=true";
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            lock.close();
        }
    }

    /** Asked at once, because PostgreSQL's own no would be waited for until its time to start is over. */
    private static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new DatabaseUnavailable(
                    "PostgreSQL cannot be started: port " + port + " is in use.",
                    "Stop whatever listens there, or name another port by longbox.postgres.port (0 for any that is free).",
                    taken);
        }
    }

    private static FileChannel own(Path home) {
        Path file = home.resolve("longbox.lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(home);
            keepOthersOut(home);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(home, channel, null);
            }
            return channel;
        } catch (OverlappingFileLockException sameProcess) {
            throw inUse(home, channel, sameProcess);
        } catch (IOException failed) {
            closeQuietly(channel);
            throw new DatabaseUnavailable(
                    "The data directory " + home + " cannot be written to: " + failed.getMessage(),
                    "Give this user the right to write there, or name another directory by longbox.data-dir.",
                    failed);
        }
    }

    /** The server's programs lie there too, and the library lets anybody write to them: nobody else may come near. */
    private static void keepOthersOut(Path home) throws IOException {
        PosixFileAttributeView owner = Files.getFileAttributeView(home, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static DatabaseUnavailable inUse(Path home, @Nullable FileChannel channel, @Nullable Exception cause) {
        closeQuietly(channel);
        return new DatabaseUnavailable(
                "Another Longbox is running on the data directory " + home + ".",
                "Stop it first, or name another directory by longbox.data-dir (and another port by server.port).",
                cause);
    }

    /** Whoever holds the lock owns the data: a server that still runs on it lost its application to a kill. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = runningServer(Files.readAllLines(pidFile));
        if (orphan.isEmpty()) {
            return;
        }
        log.warn("a PostgreSQL of an application that was killed still runs on {}: stopping it", data);
        ProcessHandle server = orphan.get();
        server.destroy();
        try {
            server.onExit().get(ORPHAN_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            // Safe: it recovers from its log at the next start, as after a power cut.
            server.destroyForcibly();
            server.onExit().join();
        } catch (ExecutionException impossible) {
            throw new IOException("waiting for the old server failed", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the old server was stopping", interrupted);
        }
    }

    /** The process that the file names, if it is a PostgreSQL: the number may be somebody else's by now. */
    private static Optional<ProcessHandle> runningServer(List<String> pidFile) {
        if (pidFile.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(pidFile.get(0).trim())
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info()
                        .command()
                        .map(c -> c.contains("postgres"))
                        .orElse(false));
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException ignored) {
                log.debug("closing the lock failed", ignored);
            }
        }
    }
}
