package io.longbox.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the place of the meters that Axon would make. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    GlobalMetricRegistry messageMetrics(MeterRegistry registry) {
        return new MessageMetrics(registry);
    }
}
