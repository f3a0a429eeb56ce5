package io.longbox.runtime.command;

import io.longbox.runtime.RuntimeProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How commands travel. */
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    private static final int QUEUED_COMMANDS = 1_000;

    @Bean
    ConfigurerModule refusals() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE + 1, () -> {
            axon.commandBus().registerHandlerInterceptor(RefusalInterceptor.forCommands());
            axon.queryBus().registerHandlerInterceptor(RefusalInterceptor.forQueries());
        }));
    }

    /**
     * A command is for the aggregate that it is routed by, and names no version. Axon's own resolver would go through all
     * methods and fields of the command for it, each time.
     */
    @Bean
    CommandTargetResolver commandTargets() {
        RoutingStrategy routing = AnnotationRoutingStrategy.defaultStrategy();
        return command -> new VersionedAggregateIdentifier((Object) routing.getRoutingKey(command), null);
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService conflictRetryTimer() {
        return Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("ConflictRetry"));
    }

    @Bean(destroyMethod = "shutdown")
    CommandHandling commandHandling(
            TransactionManager transactions,
            org.axonframework.config.Configuration axon,
            DuplicateCommandHandlerResolver duplicates,
            TransactionProbe probe,
            MeterRegistry meters,
            RuntimeProperties properties) {
        CommandBusSpanFactory spans = axon.getComponent(CommandBusSpanFactory.class);
        SimpleCommandBus.Builder builder = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(spans)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
        CommandHandling handling = properties.groupCommit().enabled()
                ? CommandHandling.inGroups(
                        builder,
                        properties.groupCommit(),
                        new CommandBatch.Surroundings(
                                transactions, probe::hasWritten, spans, new CommandMetrics(meters)))
                : CommandHandling.byAxon(builder);
        handling.bus().registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return handling;
    }

    /** Where Axon Server routes commands, its own bus stands before this one. */
    @Bean
    @Qualifier("localSegment")
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    CommandBus commandBus(CommandHandling handling) {
        return handling.bus();
    }

    /**
     * On which threads the commands of sagas and policies are sent. With group commit that takes no time. Axon's own bus
     * handles a command as it is sent: it has threads of its own for it, and a full queue makes the processors wait.
     */
    @Bean
    Executor commandSenders(RuntimeProperties properties) {
        return properties.groupCommit().enabled()
                ? Runnable::run
                : new ThreadPoolExecutor(
                        properties.senders(),
                        properties.senders(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUED_COMMANDS),
                        new AxonThreadFactory("CommandSender"),
                        (task, executor) -> {
                            try {
                                if (executor.isShutdown()) {
                                    throw new RejectedExecutionException("shutting down");
                                }
                                executor.getQueue().put(task);
                            } catch (InterruptedException interrupted) {
                                Thread.currentThread().interrupt();
                                throw new RejectedExecutionException("interrupted", interrupted);
                            }
                        });
    }

    @Bean
    TransactionProbe transactionProbe(JdbcClient jdbc) {
        return new TransactionProbe(jdbc);
    }

    @Bean
    CommandGateway commandGateway(
            CommandBus bus,
            ScheduledExecutorService conflictRetryTimer,
            Executor commandSenders,
            RuntimeProperties properties) {
        return ProcessCommandGateway.over(
                bus,
                new ConflictRetry(conflictRetryTimer, properties.conflictRetries()),
                commandSenders,
                properties.sendTimeout());
    }
}
