package io.longbox.runtime.processing;

import io.longbox.runtime.RuntimeProperties;
import io.longbox.runtime.store.Tables;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * How events reach projections, policies and sagas: pooled streaming processors, woken by the append, a batch a
 * transaction; a few segments for a policy, one for everything else.
 *
 * <p>No failure is swallowed. An event that a projection or a policy fails on becomes a dead letter, with those of the
 * same aggregate after it, and is tried again by {@link DeadLetterRetry}; a failure in a saga stops its processor until
 * it succeeds, because Axon keeps no dead letters for sagas and a step must not be lost.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class ProcessingConfiguration {

    @Bean
    ConfigurerModule eventProcessing(
            ListableBeanFactory beans,
            RuntimeProperties properties,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer) {
        Set<String> sagaGroups = groups(beans, Saga.class);
        return new LastModule(processing -> {
            processing
                    .usingPooledStreamingEventProcessors((axon, processor) ->
                            processor.initialSegmentCount(1).batchSize(properties.batchSize()))
                    .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.INSTANCE)
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.INSTANCE)
                    .registerDefaultDeadLetterPolicy(axon -> DeadLetterRetry.policy());
            // From the first event on, and not as a replay: Axon's default would start a new saga at the head.
            sagaGroups.forEach(group -> processing.registerPooledStreamingEventProcessorConfiguration(
                    group, (axon, processor) -> processor.initialToken(StreamableMessageSource::createTailToken)));
            // A policy waits for each of its commands. What concerns one aggregate stays in order; different ones need
            // not
            // wait for each other.
            groups(beans, DisallowReplay.class)
                    .forEach(group -> processing.registerPooledStreamingEventProcessorConfiguration(
                            group, (axon, processor) -> processor.initialSegmentCount(properties.policySegments())));
            processing.registerDeadLetterQueueProvider(group -> {
                if (sagaGroups.contains(group)) {
                    return null;
                }
                // Without it every event would ask the database whether one of its aggregate is a dead letter.
                processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                        group, (axon, invoker) -> invoker.enableSequenceIdentifierCache());
                return axon -> JdbcSequencedDeadLetterQueue.builder()
                        .processingGroup(group)
                        .schema(Tables.deadLetters())
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .eventSerializer(serializer)
                        .genericSerializer(serializer)
                        .build();
            });
        });
    }

    @Bean
    DeadLetterRetry deadLetterRetry(org.axonframework.config.Configuration axon, RuntimeProperties properties) {
        return new DeadLetterRetry(axon, properties.deadLetterRetries());
    }

    private static Set<String> groups(ListableBeanFactory beans, Class<? extends Annotation> kind) {
        Set<String> groups = new HashSet<>();
        for (String name : beans.getBeanNamesForAnnotation(kind)) {
            ProcessingGroup group = beans.findAnnotationOnBean(name, ProcessingGroup.class);
            if (group == null) {
                throw new IllegalStateException(name + " names no processing group");
            }
            groups.add(group.value());
        }
        return groups;
    }

    /** Has the last word: one of Axon's own modules switches dead letters off again for whatever no property names. */
    private record LastModule(Consumer<EventProcessingConfigurer> setUp) implements ConfigurerModule {

        @Override
        public void configureModule(Configurer configurer) {
            setUp.accept(configurer.eventProcessing());
        }

        @Override
        public int order() {
            return Integer.MAX_VALUE;
        }
    }
}
