package io.longbox.audit;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The handlers of the queries that prove: a stream as it is stored, whether a product was sold fairly, and why a reader
 * is where they are. Needs Axon's event store and the serializer that it uses.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Audit {}
