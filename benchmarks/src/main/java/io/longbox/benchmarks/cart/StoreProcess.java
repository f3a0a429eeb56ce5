package io.longbox.benchmarks.cart;

import io.longbox.app.LongboxApplication;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.UnusableInput;
import io.longbox.benchmarks.process.Cleanup;
import io.longbox.benchmarks.process.JavaProcess;
import io.longbox.benchmarks.process.Programs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The store as people start it, in a process of its own with a database of its own; or one that runs already. */
final class StoreProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private final InetSocketAddress address;
    private final @Nullable Process process;
    private final @Nullable Path data;
    private final Cleanup cleanup = new Cleanup(this::putAway);

    private StoreProcess(InetSocketAddress address, @Nullable Process process, @Nullable Path data) {
        this.address = address;
        this.process = process;
        this.data = data;
    }

    /**
     * @throws UnusableInput if there is no store that is ready
     */
    static StoreProcess running(URI url) {
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
        if (address.isUnresolved() || !isReady(address)) {
            throw new UnusableInput("there is no store that is ready at " + url);
        }
        return new StoreProcess(address, null, null);
    }

    static StoreProcess start(String heap, List<String> options) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
            Path data = Files.createTempDirectory("longbox-benchmarks-");
            File log = File.createTempFile("longbox-benchmarks-store", ".log");
            log.deleteOnExit();
            List<String> arguments = new ArrayList<>(List.of(
                    "--spring.profiles.active=benchmark",
                    "--server.port=" + address.getPort(),
                    "--longbox.data-dir=" + data));
            arguments.addAll(options);
            Process process = JavaProcess.of(LongboxApplication.class, heap, Map.of(), arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            StoreProcess store = new StoreProcess(address, process, data);
            store.awaitReady(process, log);
            return store;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Process started, File log) {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!isReady(address)) {
            if (!started.isAlive() || System.nanoTime() > until) {
                close();
                throw new DoesNotAddUp("the store did not start; the last it said was:" + System.lineSeparator()
                        + JavaProcess.tail(log));
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static boolean isReady(InetSocketAddress address) {
        URI readiness = URI.create(
                "http://" + address.getHostString() + ":" + address.getPort() + "/actuator/health/readiness");
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Its process, if it was started here. */
    Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    /** The server that it started, by the file that PostgreSQL leaves in its data. */
    Optional<ProcessHandle> database() {
        if (data == null) {
            return Optional.empty();
        }
        try {
            String pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                    .get(0)
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        cleanup.close();
    }

    private void putAway() {
        Optional<ProcessHandle> server = database();
        if (process != null) {
            JavaProcess.stop(process);
        }
        // A store that had to be killed leaves its server behind.
        server.filter(ProcessHandle::destroy)
                .ifPresent(stopping -> stopping.onExit()
                        .completeOnTimeout(stopping, 15, TimeUnit.SECONDS)
                        .join());
        if (data != null) {
            Programs.delete(data);
        }
    }
}
