package io.longbox.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts virtual machines on the classes that this one runs on. */
public final class JavaProcess {

    /** As the README says that the store is to be started. */
    private static final List<String> AS_THE_STORE =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-UseCodeCacheFlushing");

    private JavaProcess() {}

    /**
     * @param heap the most memory its objects may take, such as 1g
     * @param environment besides this process's own; secrets go here, since arguments are for everybody to see
     */
    public static ProcessBuilder of(
            Class<?> main, String heap, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(AS_THE_STORE);
        command.add("-Xmx" + heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Asks it to end, and makes it after a while. */
    public static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines of a log, for a message. */
    public static String tail(File log) {
        try {
            List<String> lines = Files.readAllLines(Path.of(log.toURI()));
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException unreadable) {
            return "(its log cannot be read: " + unreadable + ")";
        }
    }
}
