package io.longbox.payments.simulator;

import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReports;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The simulated provider. */
@Configuration(proxyBeanMethods = false)
@Conditional(SimulatorChosen.class)
class SimulatorConfiguration {

    @Bean
    SimulatedGateway simulatedGateway(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ProviderReports reports,
            PaymentsProperties properties,
            Clock clock) {
        ProviderMemory memory =
                new ProviderMemory(jdbc, transactions, properties.simulator().chargebackAfter());
        return new SimulatedGateway(memory, reports, properties.simulator(), clock);
    }
}
