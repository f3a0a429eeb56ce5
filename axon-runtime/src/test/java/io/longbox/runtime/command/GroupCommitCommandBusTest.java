package io.longbox.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.runtime.RuntimeProperties.GroupCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupCommitCommandBusTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicReference<RuntimeException> failToBegin = new AtomicReference<>();
    private final TransactionManager transactions = () -> {
        if (failToBegin.get() != null) {
            throw failToBegin.get();
        }
        begun.incrementAndGet();
        return new Transaction() {
            @Override
            public void commit() {
                committed.incrementAndGet();
            }

            @Override
            public void rollback() {}
        };
    };
    private MeterRegistry meters = new SimpleMeterRegistry();
    private final TracedCommands spans = new TracedCommands();
    private CommandRun run;

    @BeforeEach
    void start() {
        run = start(settings(200, 1_000));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private static GroupCommit settings(int batchSize, int queued) {
        return new GroupCommit(true, 1, batchSize, queued, Duration.ofMillis(50));
    }

    private CommandRun start(GroupCommit settings) {
        AtomicReference<CommandRun> started = new AtomicReference<>();
        BooleanSupplier written = () -> started.get().hasNotes();
        CommandRun running = new CommandRun(CommandHandling.inGroups(
                SimpleCommandBus.builder().transactionManager(transactions).spanFactory(spans),
                settings,
                new CommandBatch.Surroundings(transactions, written, spans, new CommandMetrics(meters))));
        started.set(running);
        return running;
    }

    private static Counter.Add add(String id, int amount) {
        return add(id, amount, Counter.Ending.WELL);
    }

    private static Counter.Add add(String id, int amount, Counter.Ending ending) {
        return new Counter.Add(id, amount, ending, null);
    }

    private double abandoned(String reason) {
        return meters.get("longbox.commands.abandoned")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void whatever_waits_shares_one_transaction_and_each_has_its_own_answer() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a"), new Counter.Open("b")));
        begun.set(0);
        committed.set(0);

        List<String> answers = run.atOnce(List.of(add("a", 1), add("b", 5), add("a", 2)));

        assertThat(answers).containsExactly("answer 1", "answer 1", "answer 2");
        assertThat(run.eventsOf("a"))
                .containsExactly(
                        "0 Opened[id=a] from command 0",
                        "1 Added[id=a, amount=1, sum=1] from command 0",
                        "2 Added[id=a, amount=2, sum=3] from command 2");
        // One for the command that held the segment up.
        assertThat(begun).hasValue(2);
        assertThat(committed).hasValue(2);
        assertThat(meters.get("longbox.commands.batch").summary().max()).isEqualTo(3);
    }

    @Test
    void a_refused_command_fails_alone() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));
        begun.set(0);

        List<String> answers =
                run.atOnce(List.of(add("a", 1), add("a", 0, Counter.Ending.REFUSED), add("missing", 1), add("a", 2)));

        assertThat(answers)
                .containsExactly(
                        "answer 1",
                        "CommandExecutionException: refused",
                        "CommandExecutionException: there is nothing by the id missing",
                        "answer 2");
        assertThat(begun).hasValue(2);
    }

    @Test
    void a_command_that_is_refused_after_applying_events_leaves_none() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));

        List<String> answers = run.atOnce(List.of(add("a", 1), add("a", 100, Counter.Ending.REFUSED), add("a", 2)));

        assertThat(answers).containsExactly("answer 1", "CommandExecutionException: refused", "answer 2");
        assertThat(run.eventsOf("a")).hasSize(3).noneMatch(event -> event.contains("100"));
        assertThat(abandoned("failed")).isEqualTo(1);
    }

    @Test
    void a_command_that_is_refused_after_its_handler_wrote_to_the_database_leaves_nothing_there()
            throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));

        List<String> answers = run.atOnce(List.of(
                new Counter.Add("a", 1, Counter.Ending.WELL, "kept"),
                new Counter.Add("a", 0, Counter.Ending.REFUSED, "undone"),
                add("a", 2)));

        assertThat(answers).containsExactly("answer 1", "CommandExecutionException: refused", "answer 2");
        assertThat(run.notes).containsExactly("kept");
    }

    @Test
    void a_handler_that_throws_fails_alone() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));

        List<String> answers = run.atOnce(List.of(add("a", 1), add("a", 100, Counter.Ending.BROKEN), add("a", 2)));

        assertThat(answers).containsExactly("answer 1", "IllegalStateException: broken", "answer 2");
        assertThat(run.eventsOf("a")).hasSize(3);
    }

    @Test
    void without_a_transaction_to_be_had_everybody_is_told_at_once() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));
        CommandRun.HoldUp holdUp = new CommandRun.HoldUp(new CountDownLatch(1), new CountDownLatch(1));
        var held = run.send(holdUp, 0);
        assertThat(holdUp.started().await(10, TimeUnit.SECONDS)).isTrue();
        var first = run.send(add("a", 1), 1);
        var second = run.send(add("a", 2), 2);

        failToBegin.set(new IllegalStateException("no database"));
        holdUp.latch().countDown();

        assertThat(CommandRun.describe(held.join())).isEqualTo("answer true");
        assertThat(CommandRun.describe(first.join())).isEqualTo("IllegalStateException: no database");
        assertThat(CommandRun.describe(second.join())).isEqualTo("IllegalStateException: no database");
        failToBegin.set(null);
        assertThat(run.oneByOne(List.of(add("a", 1)))).containsExactly("answer 1");
    }

    @Test
    void a_sender_that_finds_no_room_is_turned_away_and_nothing_is_done() throws InterruptedException {
        run.close();
        meters = new SimpleMeterRegistry();
        run = start(settings(200, 2));
        run.oneByOne(List.of(new Counter.Open("a")));
        CommandRun.HoldUp holdUp = new CommandRun.HoldUp(new CountDownLatch(1), new CountDownLatch(1));
        run.send(holdUp, 0);
        assertThat(holdUp.started().await(10, TimeUnit.SECONDS)).isTrue();

        var answers =
                IntStream.range(0, 3).mapToObj(i -> run.send(add("a", 1), i)).toList();

        assertThat(CommandRun.describe(answers.get(2).join()))
                .isEqualTo("TooManyCommandsException: no room for another command within PT0.05S");
        assertThat(meters.get("longbox.commands.turned.away").counter().count()).isEqualTo(1);
        assertThat(meters.get("longbox.commands.waiting").gauge().value()).isEqualTo(2);
        holdUp.latch().countDown();
        assertThat(CommandRun.describe(answers.get(1).join())).isEqualTo("answer 2");
        assertThat(run.eventsOf("a")).hasSize(3);
    }

    @Test
    void a_store_that_shuts_down_answers_what_waits_and_takes_no_more() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));
        CommandRun.HoldUp holdUp = new CommandRun.HoldUp(new CountDownLatch(1), new CountDownLatch(1));
        run.send(holdUp, 0);
        assertThat(holdUp.started().await(10, TimeUnit.SECONDS)).isTrue();
        var waiting = run.send(add("a", 1), 1);

        Thread stopping = new Thread(run::stopHandling);
        stopping.start();
        await().untilAsserted(() -> assertThat(
                        CommandRun.describe(run.send(add("a", 2), 2).join()))
                .isIn("TooManyCommandsException: the store is shutting down", "answer 2"));
        holdUp.latch().countDown();
        stopping.join();

        assertThat(CommandRun.describe(waiting.join())).isEqualTo("answer 1");
        assertThat(CommandRun.describe(run.send(add("a", 3), 3).join()))
                .isEqualTo("TooManyCommandsException: the store is shutting down");
    }

    @Test
    void each_command_is_traced_until_it_is_answered() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));
        spans.traced.clear();

        run.atOnce(List.of(add("a", 1), add("a", 0, Counter.Ending.REFUSED)));

        assertThat(spans.traced).hasSize(3).allMatch(span -> span.endsWith("ended"));
        assertThat(spans.traced.get(2)).contains("CommandExecutionException");
    }

    @Test
    void a_command_sent_by_a_handler_is_handled_within_its_work() throws InterruptedException {
        run.oneByOne(List.of(new Counter.Open("a")));
        AtomicReference<Boolean> nested = new AtomicReference<>();
        var bus = run.bus();
        bus.subscribe("outer", message -> run.send("inner", 1).join().getPayload());
        bus.subscribe(String.class.getName(), message -> {
            nested.set(CurrentUnitOfWork.get().parent().isPresent());
            return "from within";
        });

        assertThat(CommandRun.describe(run.sendNamed("outer").join())).isEqualTo("answer from within");
        assertThat(nested).hasValue(true);
    }

    /** The specification in one sentence: whatever the batch, all is as if it had been handled one by one. */
    @ParameterizedTest
    @CsvSource({"0, 2", "250, 5", "500, 30", "750, 200"})
    void random_batches_equal_one_by_one_execution(int firstSeed, int batchSize) throws InterruptedException {
        try (CommandRun grouped = start(settings(batchSize, 1_000));
                CommandRun plain = new CommandRun(CommandHandling.byAxon(SimpleCommandBus.builder()))) {
            for (int seed = firstSeed; seed < firstSeed + 250; seed++) {
                List<String> counters = List.of(seed + " a", seed + " b", seed + " c");
                List<Object> commands = randomCommands(new Random(seed), counters);
                assertThat(grouped.atOnce(commands)).as("seed %d", seed).isEqualTo(plain.oneByOne(commands));
                for (String counter : counters) {
                    assertThat(grouped.eventsOf(counter))
                            .as("seed %d, counter %s", seed, counter)
                            .isEqualTo(plain.eventsOf(counter));
                }
                assertThat(grouped.notes).as("seed %d", seed).isEqualTo(plain.notes);
                grouped.notes.clear();
                plain.notes.clear();
            }
        }
    }

    private static List<Object> randomCommands(Random random, List<String> counters) {
        // Some batches have no trouble in them, most have little.
        int trouble = random.nextInt(4) * 8;
        int length = 1 + random.nextInt(30);
        List<Object> commands = new ArrayList<>();
        for (int number = 0; number < length; number++) {
            String id = counters.get(random.nextInt(counters.size()));
            int amount = random.nextInt(3);
            Counter.Ending ending = random.nextInt(100) < trouble
                    ? Counter.Ending.values()[1 + random.nextInt(3)]
                    : Counter.Ending.WELL;
            String note = random.nextInt(6) == 0 ? "note " + number : null;
            int dice = random.nextInt(100);
            if (dice < 15) {
                commands.add(new Counter.Open(id));
            } else if (dice < 70) {
                commands.add(new Counter.Add(id, amount, ending, note));
            } else if (dice < 95) {
                commands.add(new Counter.AddAnyway(id, amount, ending));
            } else {
                commands.add(new Counter.Remove(id));
            }
        }
        return commands;
    }

    /** Writes down what becomes of the span of each handled command. */
    private static final class TracedCommands implements CommandBusSpanFactory {

        private final List<String> traced = new CopyOnWriteArrayList<>();

        @Override
        public Span createDispatchCommandSpan(CommandMessage<?> command, boolean distributed) {
            return NoOpSpanFactory.NoOpSpan.INSTANCE;
        }

        @Override
        public Span createHandleCommandSpan(CommandMessage<?> command, boolean distributed) {
            int number = traced.size();
            traced.add(command.getCommandName());
            return new Span() {
                @Override
                public Span start() {
                    return this;
                }

                @Override
                public void end() {
                    traced.set(number, traced.get(number) + " ended");
                }

                @Override
                public Span recordException(Throwable failure) {
                    traced.set(
                            number,
                            traced.get(number) + " " + failure.getClass().getSimpleName());
                    return this;
                }
            };
        }

        @Override
        public <T> CommandMessage<T> propagateContext(CommandMessage<T> command) {
            return command;
        }
    }
}
