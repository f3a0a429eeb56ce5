package io.longbox.runtime.deadline;

import io.longbox.runtime.RuntimeProperties;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deadlines that survive a restart and act once. */
@Configuration(proxyBeanMethods = false)
public class DeadlineConfiguration {

    @Bean
    DeadlineTable deadlineTable(JdbcTemplate jdbc, Serializer serializer) {
        return new DeadlineTable(jdbc, serializer);
    }

    @Bean
    JdbcDeadlineManager deadlineManager(
            DeadlineTable table, org.axonframework.config.Configuration axon, TransactionManager transactions) {
        return new JdbcDeadlineManager(table, new ConfigurationScopeAwareProvider(axon), transactions);
    }

    @Bean
    DeadlineWatch deadlineWatch(
            JdbcDeadlineManager deadlines, DeadlineTable table, Clock clock, RuntimeProperties properties) {
        return new DeadlineWatch(deadlines, table, clock, properties.deadlinePoll());
    }
}
