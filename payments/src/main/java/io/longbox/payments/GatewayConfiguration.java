package io.longbox.payments;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which provider it is. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    Cards cards(PaymentGateways gateways, PaymentsProperties properties, Clock clock) {
        return new GatewayCards(gateways.chosen(), properties.answerWithin(), clock);
    }

    @Bean
    PaymentGateways paymentGateways(ObjectProvider<PaymentGateway> gateways, PaymentsProperties properties) {
        return new PaymentGateways(gateways.stream().toList(), properties.gateway());
    }
}
