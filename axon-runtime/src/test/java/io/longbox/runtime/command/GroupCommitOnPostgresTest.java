package io.longbox.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.longbox.runtime.AxonRuntime;
import io.longbox.runtime.TestDatabase;
import io.longbox.runtime.command.FaultyDatabase.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Group commit on the real stores, while the database and other nodes do their worst. */
class GroupCommitOnPostgresTest {

    private static ConfigurableApplicationContext store;
    private static FaultyDatabase database;
    private static CommandGateway gateway;
    private static JdbcClient jdbc;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AxonRuntime.class, Counter.class, HeldUp.class})
    static class Store {

        @Bean
        HikariDataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(database);
            pool.setConnectionTimeout(250);
            return pool;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Counter.Notes notes(JdbcClient notes) {
            return (counter, note) -> notes.sql("INSERT INTO note (counter, note) VALUES (?, ?)")
                    .params(counter, note)
                    .update();
        }
    }

    static class HeldUp {
        @CommandHandler
        boolean handle(CommandRun.HoldUp holdUp) throws InterruptedException {
            holdUp.started().countDown();
            return holdUp.latch().await(10, TimeUnit.SECONDS);
        }
    }

    @BeforeAll
    static void start() {
        database = new FaultyDatabase(TestDatabase.named("group_commit"));
        store = new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--axon.axonserver.enabled=false",
                        "--axon.update-check.disabled=true",
                        "--longbox.runtime.schemas=axon",
                        "--longbox.runtime.group-commit.segments=1",
                        "--longbox.runtime.outcome-within=300ms",
                        "--spring.main.banner-mode=off");
        gateway = store.getBean(CommandGateway.class);
        jdbc = store.getBean(JdbcClient.class);
        jdbc.sql("CREATE TABLE note (counter TEXT, note TEXT)").update();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void without_faults() {
        database.plan(List.of());
        database.comeBack();
    }

    private static String opened() {
        String id = UUID.randomUUID().toString();
        gateway.sendAndWait(new Counter.Open(id));
        return id;
    }

    private static Counter.Add add(String id, int amount) {
        return new Counter.Add(id, amount, Counter.Ending.WELL, null);
    }

    /** Sends all while the segment is held up, plans the faults of the commits that follow, and waits for the answers. */
    private static List<String> atOnce(List<?> commands, List<Fault> faults) throws InterruptedException {
        CommandRun.HoldUp holdUp = new CommandRun.HoldUp(new CountDownLatch(1), new CountDownLatch(1));
        CompletableFuture<Object> held = gateway.send(holdUp);
        assertThat(holdUp.started().await(10, TimeUnit.SECONDS)).isTrue();
        List<CompletableFuture<Object>> answers = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            answers.add(gateway.send(new GenericCommandMessage<>(commands.get(i), Map.of("traceId", "command " + i))));
        }
        List<Fault> withTheHoldUp = new ArrayList<>(List.of(Fault.NONE));
        withTheHoldUp.addAll(faults);
        database.plan(withTheHoldUp);
        holdUp.latch().countDown();
        held.join();
        List<String> outcomes =
                answers.stream().map(GroupCommitOnPostgresTest::outcome).toList();
        database.plan(List.of());
        return outcomes;
    }

    private static String outcome(CompletableFuture<?> answer) {
        return answer.handle((value, failure) ->
                        failure == null ? "answer " + value : failure.getClass().getSimpleName())
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static List<String> eventsOf(String counter) {
        return store.getBean(EventStore.class)
                .readEvents(counter)
                .asStream()
                .map(event -> event.getSequenceNumber() + " "
                        + event.getPayload().toString().replace("id=" + counter + ", ", ""))
                .toList();
    }

    @Test
    void a_commit_that_failed_is_made_up_for_by_each_command_alone() throws InterruptedException {
        String id = opened();
        assertThat(atOnce(List.of(add(id, 1), add(id, 2)), List.of(Fault.BEFORE)))
                .containsExactly("answer 1", "answer 2");
        assertThat(eventsOf(id)).endsWith("1 Added[amount=1, sum=1]", "2 Added[amount=2, sum=3]");
    }

    @Test
    void a_commit_whose_answer_was_lost_is_answered_as_what_it_was() throws InterruptedException {
        String id = opened();
        assertThat(atOnce(List.of(add(id, 1), add(id, 2)), List.of(Fault.AFTER)))
                .containsExactly("answer 1", "answer 2");
        assertThat(eventsOf(id)).hasSize(3).endsWith("2 Added[amount=2, sum=3]");
        // What is in memory is right too.
        assertThat(gateway.<Object>sendAndWait(add(id, 1))).isEqualTo(3L);
    }

    @Test
    void a_commit_of_which_nothing_can_be_found_out_is_answered_so_and_not_tried_again() throws InterruptedException {
        String id = opened();
        assertThat(atOnce(List.of(add(id, 1), add(id, 2)), List.of(Fault.AFTER_AND_AWAY)))
                .containsExactly("UncertainCommitException", "UncertainCommitException");
        database.comeBack();
        assertThat(eventsOf(id)).hasSize(3);
        assertThat(gateway.<Object>sendAndWait(add(id, 1))).isEqualTo(3L);
    }

    @Test
    void when_another_node_was_faster_each_command_is_handled_on_what_is_there_now() throws InterruptedException {
        String id = opened();
        gateway.sendAndWait(add(id, 1));
        byAnotherNode(id, 2, 11);

        assertThat(atOnce(List.of(add(id, 1), add(id, 2)), List.of())).containsExactly("answer 3", "answer 4");
        assertThat(eventsOf(id)).endsWith("3 Added[amount=1, sum=12]", "4 Added[amount=2, sum=14]");
    }

    @Test
    void what_a_refused_command_wrote_is_not_committed() throws InterruptedException {
        String id = opened();
        List<Object> commands = List.of(
                new Counter.Add(id, 1, Counter.Ending.WELL, "kept"),
                new Counter.Add(id, 0, Counter.Ending.REFUSED, "undone"),
                add(id, 2));
        assertThat(atOnce(commands, List.of())).containsExactly("answer 1", "CommandExecutionException", "answer 2");
        assertThat(jdbc.sql("SELECT note FROM note WHERE counter = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("kept");
    }

    @Test
    void events_keep_their_order_in_the_stream_of_all() throws InterruptedException {
        String id = opened();
        atOnce(IntStream.range(0, 150).mapToObj(i -> add(id, 1)).toList(), List.of());
        assertThat(jdbc.sql("SELECT sequence_number FROM axon.domain_event WHERE aggregate_identifier = ?"
                                + " ORDER BY global_index")
                        .param(id)
                        .query(Long.class)
                        .list())
                .isSorted()
                .hasSize(151);
    }

    /** As if a node without our memory had appended to the stream. */
    private static void byAnotherNode(String counter, long sequence, int sum) {
        jdbc.sql("INSERT INTO axon.domain_event (event_identifier, aggregate_identifier, sequence_number, type,"
                        + " time_stamp, payload_type, payload, meta_data) SELECT ?, aggregate_identifier, ?, type,"
                        + " time_stamp, ?, ?, meta_data FROM axon.domain_event"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 0")
                .params(
                        UUID.randomUUID().toString(),
                        sequence,
                        Counter.Added.class.getName(),
                        "{\"id\":\"%s\",\"amount\":10,\"sum\":%d}"
                                .formatted(counter, sum)
                                .getBytes(),
                        counter)
                .update();
    }

    /**
     * Whatever happens at whichever commit: an answered command is stored once, a refused or failed one is not, and of
     * the others it is said that nobody knows.
     */
    @Test
    void no_fault_at_any_commit_loses_or_doubles_or_invents_anything() throws InterruptedException {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<String> counters = List.of(opened(), opened());
            List<Counter.Add> commands = random.ints(1 + random.nextInt(8), 0, 10)
                    .mapToObj(dice -> new Counter.Add(
                            counters.get(dice % 2),
                            1,
                            dice == 9
                                    ? Counter.Ending.BROKEN
                                    : dice == 8 ? Counter.Ending.REFUSED : Counter.Ending.WELL,
                            null))
                    .toList();
            List<Fault> faults = random.ints(1 + random.nextInt(4), 0, 4)
                    .mapToObj(dice -> dice == 3 ? Fault.NONE : Fault.values()[dice])
                    .toList();
            if (random.nextInt(5) == 0) {
                byAnotherNode(counters.get(0), 1, 10);
            }

            List<String> outcomes = atOnce(commands, faults);

            Map<String, Integer> stored = new HashMap<>();
            jdbc.sql(
                            "SELECT convert_from(meta_data, 'UTF8') FROM axon.domain_event WHERE aggregate_identifier IN (?, ?)"
                                    + " AND sequence_number > 0")
                    .params(counters)
                    .query(String.class)
                    .list()
                    .forEach(metaData ->
                            stored.merge(metaData.replaceAll(".*traceId\":\"([^\"]*)\".*", "$1"), 1, Integer::sum));
            for (int i = 0; i < commands.size(); i++) {
                boolean answered = outcomes.get(i).startsWith("answer");
                assertThat(stored.getOrDefault("command " + i, 0))
                        .as("seed %d, command %d of %s", seed, i, outcomes)
                        .isEqualTo(answered ? 1 : 0);
                // A command whose own commit failed is told so; nothing else keeps it from being stored.
                assertThat(outcomes.get(i))
                        .as("seed %d, %s", seed, commands.get(i))
                        .matches(
                                switch (commands.get(i).ending()) {
                                    case WELL -> "answer \\d+|(DataAccessResourceFailure|TransactionSystem)Exception";
                                    case REFUSED -> "CommandExecutionException";
                                    case BROKEN, CHECKED -> "IllegalStateException";
                                });
            }
        }
    }
}
