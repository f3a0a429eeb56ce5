package io.longbox.runtime;

import io.longbox.runtime.axonserver.AxonServerMessaging;
import io.longbox.runtime.command.CommandConfiguration;
import io.longbox.runtime.deadline.DeadlineConfiguration;
import io.longbox.runtime.metrics.MetricsConfiguration;
import io.longbox.runtime.processing.ProcessingConfiguration;
import io.longbox.runtime.saga.SagaConfiguration;
import io.longbox.runtime.schema.SchemaConfiguration;
import io.longbox.runtime.serialization.SerializationConfiguration;
import io.longbox.runtime.store.StoreConfiguration;
import io.longbox.runtime.timelimit.TimeLimitConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything Axon needs to run here. Contexts do not know it; the application imports it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuntimeProperties.class)
@Import({
    SchemaConfiguration.class,
    SerializationConfiguration.class,
    StoreConfiguration.class,
    CommandConfiguration.class,
    AxonServerMessaging.class,
    ProcessingConfiguration.class,
    DeadlineConfiguration.class,
    SagaConfiguration.class,
    MetricsConfiguration.class,
    TimeLimitConfiguration.class,
    WiringCheck.class
})
public class AxonRuntime {}
