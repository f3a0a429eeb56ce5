package io.longbox.runtime.timelimit;

import io.longbox.runtime.RuntimeProperties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets limits to all units of work, as the first of all interceptors, in place of Axon's own. */
@Configuration(proxyBeanMethods = false)
public class TimeLimitConfiguration {

    private static final long LOOK_EVERY_MILLIS = 500;

    @Bean
    TimeLimits timeLimits(RuntimeProperties properties) {
        return new TimeLimits(properties.unitOfWork(), System::nanoTime);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService timeLimitTimer(TimeLimits limits) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("TimeLimits"));
        timer.scheduleWithFixedDelay(limits::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return timer;
    }

    @Bean
    ConfigurerModule timeLimitsOfAll(TimeLimits limits) {
        return new FirstModule(limits);
    }

    private record FirstModule(TimeLimits limits) implements ConfigurerModule {

        @Override
        public void configureModule(Configurer configurer) {
            configurer
                    .eventProcessing()
                    .registerDefaultHandlerInterceptor((axon, processor) -> limits.of("event processor " + processor));
            configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE, () -> {
                axon.commandBus().registerHandlerInterceptor(limits.of("the command bus"));
                axon.queryBus().registerHandlerInterceptor(limits.of("the query bus"));
                axon.deadlineManager().registerHandlerInterceptor(limits.of("the deadline manager"));
            }));
        }

        @Override
        public int order() {
            return Integer.MIN_VALUE;
        }
    }
}
