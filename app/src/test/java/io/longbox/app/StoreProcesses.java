package io.longbox.app;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stores that run as processes of their own on one folder of data, so that they can be killed. */
final class StoreProcesses implements AutoCloseable {

    static final Duration STARTS_WITHIN = Duration.ofSeconds(120);

    private final Path data;
    private final File log;
    private final List<String> jvm;
    private final List<Process> started = new ArrayList<>();

    /**
     * @param data where the store keeps its data
     * @param log where what it says is appended
     * @param jvm options of the virtual machine
     */
    StoreProcesses(Path data, File log, String... jvm) {
        this.data = data;
        this.log = log;
        this.jvm = List.of(jvm);
    }

    Process start(int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LongboxApplication.class.getName(),
                "--spring.profiles.active=test",
                "--server.port=" + port,
                "--longbox.data-dir=" + data));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        started.add(process);
        return process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void awaitUp(StoreClient store) {
        await().atMost(STARTS_WITHIN)
                .ignoreExceptions()
                .until(() -> store.get("/actuator/health/readiness").statusCode(), equalTo(200));
    }

    /** Gently, so that its database goes with it and the folder can be removed. */
    @Override
    public void close() {
        started.stream().filter(Process::isAlive).forEach(process -> {
            process.destroy();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        });
    }
}
