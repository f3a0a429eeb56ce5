package io.longbox.runtime.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Refusal;
import io.longbox.runtime.command.HandlingFailure;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

/** What of a failure is left when only its texts and its details travel. */
class LocalBusesTest {

    private final LocalCommands commands =
            new LocalCommands(SimpleCommandBus.builder().build());
    private final LocalQueries queries = new LocalQueries(SimpleQueryBus.builder());

    private Throwable failureOfCommand(RuntimeException thrown) {
        commands.subscribe("command", message -> {
            throw thrown;
        });
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        commands.dispatch(
                new GenericCommandMessage<>(GenericCommandMessage.asCommandMessage("payload"), "command"),
                (sent, result) -> failure.complete(result.exceptionResult()));
        return failure.join();
    }

    private Throwable failureOfQuery(RuntimeException thrown) {
        queries.subscribe("query", String.class, message -> {
            throw thrown;
        });
        return queries.query(new GenericQueryMessage<>("payload", "query", ResponseTypes.instanceOf(String.class)))
                .join()
                .exceptionResult();
    }

    @Test
    void a_conflict_travels_as_a_detail() {
        Throwable failure = failureOfCommand(new IllegalStateException(new ConcurrencyException("conflict")));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        told -> assertThat(told.getDetails()).contains(HandlingFailure.CONFLICT));
    }

    @Test
    void a_failure_travels_by_the_names_of_its_classes() {
        RuntimeException thrown = new IllegalStateException(new ConcurrencyException("conflict"));
        assertThat(failureOfCommand(thrown))
                .isInstanceOf(CommandExecutionException.class)
                .hasMessage("IllegalStateException <- ConcurrencyException")
                .hasCause(thrown);
        assertThat(failureOfQuery(thrown))
                .isInstanceOf(QueryExecutionException.class)
                .hasMessage("IllegalStateException <- ConcurrencyException")
                .hasCause(thrown);
    }

    @Test
    void a_failure_that_is_no_conflict_has_no_details() {
        Throwable failure = failureOfCommand(new IllegalArgumentException("broken"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        told -> assertThat(told.getDetails()).isEmpty());
    }

    @Test
    void a_refusal_travels_as_it_is() {
        Refusal refusal = new Refusal(Refusal.Code.CONFLICT, "not now");
        RuntimeException refused = new CommandExecutionException("not now", null, refusal);
        assertThat(failureOfCommand(refused)).isSameAs(refused);
    }
}
