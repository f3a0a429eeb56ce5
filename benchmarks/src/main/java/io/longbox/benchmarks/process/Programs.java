package io.longbox.benchmarks.process;

import io.longbox.benchmarks.DoesNotAddUp;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of others. */
public final class Programs {

    private Programs() {}

    /** Where it is on the path. */
    public static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> Stream.of(
                        Path.of(directory, program),
                        Path.of(directory, program + ".exe"),
                        Path.of(directory, program + ".cmd")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs it to its end.
     *
     * @param environment besides this process's own
     * @return what it printed, to either stream
     * @throws DoesNotAddUp if it fails; the message has what it printed
     */
    public static String run(Path directory, Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new DoesNotAddUp(command.get(0) + " failed:" + System.lineSeparator() + output);
            }
            return output;
        } catch (IOException failed) {
            throw new DoesNotAddUp(command.get(0) + " cannot be run: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DoesNotAddUp("interrupted while " + command.get(0) + " ran");
        }
    }

    /** A directory and everything in it, as far as that is possible. */
    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftBehind) {
            // It lies in the system's directory for what is temporary.
        }
    }
}
