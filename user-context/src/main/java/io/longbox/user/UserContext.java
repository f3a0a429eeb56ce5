package io.longbox.user;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The user context: readers and plans, the process that renews subscriptions, and the directory of e-mail addresses, which
 * {@code db/users} makes room for.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
@ComponentScan
public class UserContext {}
