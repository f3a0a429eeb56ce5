package io.longbox.payments.call;

import io.longbox.payments.PaymentGateways;
import io.longbox.payments.PaymentsProperties;
import io.longbox.payments.ProviderReports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The calls, and where their answers go. */
@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    ProviderReports providerReports(CommandGateway commands) {
        return new CommandReports(commands);
    }

    @Bean
    CallTable paymentCallTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new CallTable(jdbc, transactions);
    }

    @Bean
    PaymentCalls paymentCalls(
            CallTable table,
            PaymentGateways gateways,
            ProviderReports reports,
            PaymentsProperties properties,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new PaymentCalls(
                table, gateways.chosen(), reports, properties, clock, meters.getIfUnique(CompositeMeterRegistry::new));
    }

    @Bean
    PaymentCallPolicy paymentCallPolicy(CallTable table, PaymentCalls calls, Clock clock) {
        return new PaymentCallPolicy(table, calls, clock);
    }
}
