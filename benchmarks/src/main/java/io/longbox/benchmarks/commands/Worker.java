package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.axondefaults.AxonDefaults;
import io.longbox.benchmarks.commands.WorkerProtocol.Task;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.store.RunningStore;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A contender in a process of its own: it works off tasks from its standard input until that ends. */
final class Worker {

    /** Which contender it is. */
    enum Kind {
        LONGBOX,
        LONGBOX_ON_AXON_S_BUS,
        AXON_DEFAULTS
    }

    /** Copies for the largest run that can be asked for. */
    private static final int MILLIONS = 20;

    private final Contender contender;
    private final Set<Range> stocked = new HashSet<>();
    private long accepted;

    private Worker(Contender contender) {
        this.contender = contender;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // Whatever else is printed goes to the log.
        System.setOut(System.err);
        Database database = WorkerProtocol.JSON.readValue(arguments[1], Database.class);
        try (Contender contender = start(Kind.valueOf(arguments[0]), database)) {
            answers.println(WorkerProtocol.MARK);
            new Worker(contender)
                    .work(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), answers);
        } catch (Exception failed) {
            failed.printStackTrace(System.err);
            System.exit(1);
        }
        System.exit(0);
    }

    private static Contender start(Kind kind, Database database) {
        return switch (kind) {
            case LONGBOX -> new LongboxContender(RunningStore.start(database, List.of()));
            case LONGBOX_ON_AXON_S_BUS ->
                new LongboxContender(
                        RunningStore.start(database, List.of("--longbox.runtime.group-commit.enabled=false")));
            case AXON_DEFAULTS -> AxonDefaults.start(database);
        };
    }

    private void work(BufferedReader tasks, PrintStream answers) throws Exception {
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            Round round = work(WorkerProtocol.JSON.readValue(line, Task.class));
            answers.println(WorkerProtocol.MARK + WorkerProtocol.JSON.writeValueAsString(round));
        }
    }

    private Round work(Task task) throws Exception {
        if (stocked.add(task.range())) {
            stock(task);
        }
        Round round =
                ClosedLoop.run(task.callers(), task.commands(), task.maxSeconds(), task.range(), contender::reserve);
        Round settled = round.with(contender.settle());
        accepted += round.accepted();
        long stored = contender.stored();
        if (stored != accepted) {
            throw new DoesNotAddUp(accepted + " reservations were answered, and " + stored + " are stored");
        }
        return settled;
    }

    /** One aggregate among many is not asked for as often as one that is asked for everything. */
    private void stock(Task task) throws Exception {
        Range range = task.range();
        int millions = Math.max(1, MILLIONS / range.count());
        AtomicInteger next = new AtomicInteger(range.first());
        Round stocking = ClosedLoop.run(
                task.callers(),
                range.count(),
                Integer.MAX_VALUE,
                range,
                anyOne -> contender.stock(next.getAndIncrement(), millions));
        if (stocking.failed() > 0) {
            throw new DoesNotAddUp("aggregates could not be stocked: " + stocking.failure());
        }
        contender.settle();
    }
}
