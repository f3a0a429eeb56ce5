package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When it is certain that all references are known, with a real processor. */
class ReferenceProgressTest {

    private Consumer<String> handler = event -> {};
    private final Configuration axon = axon(true);
    private final ReferenceProgress progress = new ReferenceProgress(axon, 0);

    /** Stands for the projection. */
    @ProcessingGroup(ReferenceProjection.GROUP)
    private final class Handler {
        @EventHandler
        void on(String event) {
            handler.accept(event);
        }
    }

    private Configuration axon(boolean deadLetters) {
        return DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(config -> new InMemoryEventStorageEngine())
                .eventProcessing(processing -> {
                    processing
                            .usingPooledStreamingEventProcessors(
                                    (config, processor) -> processor.initialSegmentCount(1))
                            .registerDefaultErrorHandler(config -> PropagatingErrorHandler.INSTANCE)
                            .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.INSTANCE)
                            .registerEventHandler(config -> new Handler());
                    if (deadLetters) {
                        processing
                                .registerDeadLetterQueue(
                                        ReferenceProjection.GROUP,
                                        config -> InMemorySequencedDeadLetterQueue.defaultQueue())
                                .registerDefaultDeadLetterPolicy(config -> (letter, cause) -> Decisions.enqueue(cause));
                    }
                })
                .start();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void a_first_look_is_never_enough() {
        assertThat(progress.missing()).get().asString().contains("just started to watch");
    }

    @Test
    void a_processor_that_has_reached_the_end_knows_all() {
        publish("a");

        await().until(() -> progress.missing().isEmpty());
    }

    @Test
    void a_store_without_events_is_known_as_well() {
        await().until(() -> progress.missing().isEmpty());
    }

    @Test
    void a_processor_that_has_fallen_behind_does_not() {
        CountDownLatch gate = new CountDownLatch(1);
        publish("a");
        await().until(() -> progress.missing().isEmpty());
        handler = event -> {
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        publish("b");
        progress.missing();

        assertThat(progress.missing()).contains("the references are behind the events");

        gate.countDown();
        await().until(() -> progress.missing().isEmpty());
    }

    @Test
    void a_processor_that_stands_still_does_not() {
        await().until(() -> progress.missing().isEmpty());
        processor().shutDown();

        assertThat(progress.missing()).contains("the processor of the references has stopped or failed");
    }

    @Test
    void a_processor_that_replays_does_not() {
        publish("a");
        publish("b");
        await().until(() -> progress.missing().isEmpty());
        CountDownLatch gate = new CountDownLatch(1);
        // The first event goes through: before that it is not known where the processor stands.
        handler = event -> {
            try {
                if (event.equals("b")) {
                    gate.await();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
        processor().shutDown();
        processor().resetTokens();
        processor().start();

        await().untilAsserted(() ->
                assertThat(progress.missing()).contains("the references are being read from the events anew"));
        gate.countDown();
    }

    @Test
    void a_dead_letter_is_enough_to_know_nothing() {
        handler = event -> {
            throw new IllegalStateException("broken");
        };
        publish("a");

        await().until(() -> progress.missing().equals(Optional.of("the references have dead letters")));
        publish("b");
        await().until(() -> progress.missing().equals(Optional.of("the references have dead letters")));
    }

    private StreamingEventProcessor processor() {
        return axon.eventProcessingConfiguration()
                .eventProcessor(ReferenceProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    private void publish(String event) {
        axon.eventStore().publish(GenericEventMessage.asEventMessage(event));
    }
}
