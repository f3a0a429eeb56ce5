package io.longbox.runtime.command;

import io.longbox.runtime.RuntimeProperties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How commands and queries travel. */
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

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService conflictRetryTimer() {
        return Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("ConflictRetry"));
    }

    /** Runs the commands of sagas and policies. A full queue makes their processors wait: nothing is dropped. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService commandSenders(RuntimeProperties properties) {
        return new ThreadPoolExecutor(
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
    CommandGateway commandGateway(
            CommandBus bus,
            ScheduledExecutorService conflictRetryTimer,
            ExecutorService commandSenders,
            RuntimeProperties properties) {
        return ProcessCommandGateway.over(
                bus,
                new ConflictRetry(conflictRetryTimer, properties.conflictRetries()),
                commandSenders,
                properties.sendTimeout());
    }
}
