package io.longbox.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.PropertySource;

/**
 * The HTTP API. It needs a command gateway, a query gateway and a data source whose schema {@code web} is migrated from
 * {@code db/web}.
 */
@Configuration(proxyBeanMethods = false)
// Full names: this scan meets those of the other modules in one application.
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(WebProperties.class)
// Forms with files are read here, piece by piece: nobody else may touch such a body before.
@PropertySource("classpath:io/longbox/web/web.properties")
public class Web {}
