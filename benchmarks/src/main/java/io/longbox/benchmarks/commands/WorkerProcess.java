package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.commands.WorkerProtocol.Task;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.process.JavaProcess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A {@link Worker}, from outside. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final File log;
    private final BufferedReader answers;
    private final BufferedWriter tasks;

    private WorkerProcess(Process process, File log) {
        this.process = process;
        this.log = log;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.tasks = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it, and waits until it is ready for tasks. */
    static WorkerProcess start(Worker.Kind kind, Database database, String heap) {
        try {
            File log = File.createTempFile("longbox-benchmarks-" + kind, ".log");
            log.deleteOnExit();
            Database shown = new Database(database.host(), database.port(), database.name(), database.user(), "");
            Process process = JavaProcess.of(
                            Worker.class,
                            heap,
                            Map.of("SPRING_DATASOURCE_PASSWORD", database.password()),
                            List.of(kind.name(), WorkerProtocol.JSON.writeValueAsString(shown)))
                    .redirectError(log)
                    .start();
            WorkerProcess worker = new WorkerProcess(process, log);
            worker.answer();
            return worker;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * @throws DoesNotAddUp if it came to an end instead; the message has the last lines of its log
     */
    Round run(Task task) {
        try {
            tasks.write(WorkerProtocol.JSON.writeValueAsString(task));
            tasks.newLine();
            tasks.flush();
            return WorkerProtocol.JSON.readValue(answer(), Round.class);
        } catch (IOException failed) {
            throw ended();
        }
    }

    private String answer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(WorkerProtocol.MARK)) {
                return line.substring(WorkerProtocol.MARK.length());
            }
        }
        throw ended();
    }

    private DoesNotAddUp ended() {
        return new DoesNotAddUp("a process that was measured came to an end; the last it said was:"
                + System.lineSeparator() + JavaProcess.tail(log));
    }

    @Override
    public void close() {
        try {
            tasks.close();
        } catch (IOException alreadyGone) {
            // Then there is nobody to tell.
        }
        JavaProcess.stop(process);
    }
}
