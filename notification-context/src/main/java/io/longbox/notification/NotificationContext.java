package io.longbox.notification;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The notification context: the readers' inboxes, and mail if {@code spring.mail.host} names a server; {@code
 * db/notifications} makes room for what is to be sent.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
@ComponentScan
public class NotificationContext {}
