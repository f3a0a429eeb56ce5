package io.longbox.app;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An Axon Server as a process, with the project's own settings, in a folder and on ports of its own. */
final class AxonServer {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(240);

    private final Path jar;
    private final Path folder;
    private final int grpcPort = freePort();
    private final int httpPort = freePort();
    private Process process;

    AxonServer(Path jar, Path folder) throws IOException {
        this.jar = jar.toAbsolutePath();
        this.folder = folder;
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("../axonserver/axonserver.properties"), folder.resolve("axonserver.properties"));
    }

    String address() {
        return "localhost:" + grpcPort;
    }

    void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        jar.toString(),
                        "--server.port=" + httpPort,
                        "--axoniq.axonserver.port=" + grpcPort,
                        // Some builds can keep to the loopback interface; the others pass over this.
                        "--axoniq.axonserver.bind-address=127.0.0.1"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/axonserver.log")))
                .start();
        await().atMost(STARTS_WITHIN)
                .failFast("Axon Server ended; see target/axonserver.log", () -> !process.isAlive())
                .ignoreExceptions()
                .until(() -> isHealthy() && listens());
    }

    /** As a crash does it. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            kill();
        }
    }

    private boolean isHealthy() throws IOException {
        HttpURLConnection health = (HttpURLConnection) URI.create("http://127.0.0.1:" + httpPort + "/actuator/health")
                .toURL()
                .openConnection();
        health.setConnectTimeout(2_000);
        health.setReadTimeout(10_000);
        return health.getResponseCode() == 200;
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), grpcPort)) {
            return socket.isConnected();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
