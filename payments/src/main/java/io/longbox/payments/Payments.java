package io.longbox.payments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The payment provider and the calls to it. Which provider it is {@code longbox.payments.gateway} says, by the name of a
 * {@link PaymentGateway}; {@code db/payments} keeps what is to be asked of it, {@code db/provider} the simulated one's memory.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentsProperties.class)
@ComponentScan
public class Payments {}
