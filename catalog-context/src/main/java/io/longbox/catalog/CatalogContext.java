package io.longbox.catalog;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The catalog context: its aggregates and its policy. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CatalogContext {}
