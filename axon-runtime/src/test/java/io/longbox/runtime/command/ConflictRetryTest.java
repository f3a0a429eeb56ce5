package io.longbox.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {

    private static final CommandMessage<?> COMMAND = GenericCommandMessage.asCommandMessage("command");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConflictRetry retry = new ConflictRetry(timer, 3);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Throwable>[]> failures(int n) {
        return Collections.nCopies(n, (Class<? extends Throwable>[]) new Class<?>[] {ConcurrencyException.class});
    }

    @Test
    void a_command_that_met_another_writer_is_sent_again() throws InterruptedException {
        CountDownLatch sentAgain = new CountDownLatch(1);
        assertThat(retry.scheduleRetry(
                        COMMAND, new ConcurrencyException("conflict"), failures(1), sentAgain::countDown))
                .isTrue();
        assertThat(sentAgain.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_conflict_is_found_under_what_wraps_it() {
        RuntimeException wrapped = new IllegalStateException(new ConcurrencyException("conflict"));
        assertThat(retry.scheduleRetry(COMMAND, wrapped, failures(1), () -> {})).isTrue();
        RuntimeException first = new AggregateStreamCreationException("conflict over the first event");
        assertThat(retry.scheduleRetry(COMMAND, first, failures(1), () -> {})).isTrue();
    }

    @Test
    void a_conflict_that_another_process_tells_of_is_one() {
        RuntimeException told = new CommandExecutionException("told", null, HandlingFailure.CONFLICT);
        assertThat(retry.scheduleRetry(COMMAND, told, failures(1), () -> {})).isTrue();
    }

    @Test
    void it_gives_up_after_its_bound() {
        assertThat(retry.scheduleRetry(COMMAND, new ConcurrencyException("conflict"), failures(3), () -> {}))
                .isTrue();
        assertThat(retry.scheduleRetry(COMMAND, new ConcurrencyException("conflict"), failures(4), () -> {}))
                .isFalse();
    }

    @Test
    void no_other_failure_is_tried_again() {
        assertThat(retry.scheduleRetry(COMMAND, new CommandExecutionException("refused", null), failures(1), () -> {}))
                .isFalse();
        assertThat(retry.scheduleRetry(COMMAND, new IllegalStateException("broken"), failures(1), () -> {}))
                .isFalse();
    }
}
