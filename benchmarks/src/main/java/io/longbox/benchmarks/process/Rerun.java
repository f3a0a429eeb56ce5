package io.longbox.benchmarks.process;

import io.longbox.benchmarks.Benchmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a command once more, in a virtual machine that has the options of the store's: for those that have the store in
 * their own process, and would otherwise measure it under whatever options a person happened to start them with.
 */
public final class Rerun {

    private static final String MARK = "LONGBOX_BENCHMARKS_RERUN";

    private Rerun() {}

    /**
     * @return the exit code of the other one, or nothing if this is the other one
     */
    public static Optional<Integer> as(CommandSpec command, String heap) {
        if (System.getenv().containsKey(MARK)) {
            return Optional.empty();
        }
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        try {
            Process process = JavaProcess.of(Benchmarks.class, heap, Map.of(MARK, "1"), arguments)
                    .inheritIO()
                    .start();
            Cleanup cleanup = new Cleanup(() -> JavaProcess.stop(process));
            try {
                return Optional.of(process.waitFor());
            } finally {
                cleanup.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(Benchmarks.UNUSABLE);
        }
    }
}
