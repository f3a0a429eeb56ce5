package io.longbox.payments;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The payment provider and the calls to it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Payments {}
