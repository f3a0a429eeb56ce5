package io.longbox.user;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The user context: its aggregate and its directory of e-mail addresses, which {@code db/users} makes room for. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class UserContext {}
