package io.longbox.runtime.axonserver;

import io.longbox.runtime.command.CommandHandling;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.axonserver.connector.query.QueryPriorityCalculator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryInvocationErrorHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The buses as Axon configures them for Axon Server, but for two things: a failure says on its way what kind it is, and
 * a lost connection is reported as one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", matchIfMissing = true)
public class AxonServerMessaging {

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(CommandHandling handling) {
        return new LocalCommands(handling.bus());
    }

    @Bean
    AxonServerQueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings,
            org.axonframework.config.Configuration axon,
            TransactionManager transactions,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Serializer serializer,
            QueryPriorityCalculator priorities,
            QueryInvocationErrorHandler errors,
            TargetContextResolver<? super QueryMessage<?, ?>> contexts) {
        SimpleQueryBus local = new LocalQueries(SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .transactionManager(transactions)
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .errorHandler(errors)
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class)));
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        AxonServerQueryBus.Builder bus = AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(settings)
                .localSegment(local)
                .updateEmitter(local.queryUpdateEmitter())
                .messageSerializer(messageSerializer)
                .genericSerializer(serializer)
                .priorityCalculator(priorities)
                .targetContextResolver(contexts)
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class));
        if (settings.isShortcutQueriesToLocalHandlers()) {
            bus.enabledLocalSegmentShortCut();
        }
        return new RemoteQueries(bus);
    }

    @Bean
    AxonServerHealth axonServerHealthIndicator(AxonServerConnectionManager connections) {
        return new AxonServerHealth(connections);
    }
}
