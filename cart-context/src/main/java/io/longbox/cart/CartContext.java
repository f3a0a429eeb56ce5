package io.longbox.cart;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The cart context: its aggregate, its two processes and its policy. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CartProperties.class)
@ComponentScan
public class CartContext {}
