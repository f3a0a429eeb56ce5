package io.longbox.media;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Images, and where they are kept. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Media {}
