package io.longbox.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessCommandGatewayTest {

    private record Handled(Object command, boolean inTransactionOfSender, MetaData metaData) {}

    private final ExecutorService senders = Executors.newSingleThreadExecutor();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();
    private final CommandGateway gateway = ProcessCommandGateway.over(
            bus, (command, failure, failures, task) -> false, senders, Duration.ofSeconds(5));

    @BeforeEach
    void subscribe() {
        bus.subscribe(String.class.getName(), command -> {
            handled.add(new Handled(
                    command.getPayload(), CurrentUnitOfWork.get().parent().isPresent(), command.getMetaData()));
            if ("refused".equals(command.getPayload())) {
                throw new IllegalArgumentException("refused");
            }
            return "answer to " + command.getPayload();
        });
    }

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    private static UnitOfWork<?> handlingAnEvent() {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("event"));
        unitOfWork.registerCorrelationDataProvider(new MessageOriginProvider());
        return unitOfWork;
    }

    @Test
    void outside_of_event_handlers_it_sends_at_once() {
        assertThat(gateway.<String>sendAndWait("now")).isEqualTo("answer to now");
    }

    @Test
    void a_saga_s_command_goes_out_after_its_state_is_committed() throws InterruptedException {
        UnitOfWork<?> unitOfWork = handlingAnEvent();
        gateway.send("later");
        assertThat(handled.poll(50, TimeUnit.MILLISECONDS)).isNull();
        unitOfWork.commit();
        Handled command = handled.poll(5, TimeUnit.SECONDS);
        assertThat(command.command()).isEqualTo("later");
        assertThat(command.inTransactionOfSender()).isFalse();
    }

    @Test
    void a_saga_s_command_does_not_go_out_when_its_state_is_rolled_back() throws Exception {
        UnitOfWork<?> unitOfWork = handlingAnEvent();
        gateway.send("never");
        unitOfWork.rollback();
        // The one sender works in order: what it was given before comes before.
        gateway.send("marker");
        senders.submit(() -> {}).get(5, TimeUnit.SECONDS);
        assertThat(handled).extracting(Handled::command).isEqualTo(List.of("marker"));
    }

    @Test
    void a_saga_s_command_says_which_event_it_follows_from() throws InterruptedException {
        UnitOfWork<?> unitOfWork = handlingAnEvent();
        String event = unitOfWork.getMessage().getIdentifier();
        gateway.send("later");
        unitOfWork.commit();
        assertThat(handled.poll(5, TimeUnit.SECONDS).metaData()).containsEntry("correlationId", event);
    }

    @Test
    void a_policy_waits_for_its_command_in_a_transaction_of_its_own() {
        UnitOfWork<?> unitOfWork = handlingAnEvent();
        assertThat(gateway.<String>sendAndWait("policy")).isEqualTo("answer to policy");
        assertThat(handled.peek().inTransactionOfSender()).isFalse();
        unitOfWork.rollback();
    }

    @Test
    void a_policy_hears_of_a_failure_so_that_its_event_is_handled_again() {
        UnitOfWork<?> unitOfWork = handlingAnEvent();
        assertThatThrownBy(() -> gateway.sendAndWait("refused")).hasMessageContaining("refused");
        unitOfWork.rollback();
    }
}
