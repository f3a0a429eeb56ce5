package io.longbox.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The import of catalogues. Needs a command gateway, a query gateway, and a data source whose schema {@code imports} is
 * migrated from {@code db/imports}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
public class Imports {

    @Bean
    ImportTable importTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new ImportTable(jdbc, transactions);
    }

    @Bean
    ImportRunner importRunner(
            ImportTable table,
            CommandGateway commands,
            QueryGateway queries,
            ImportProperties properties,
            Clock clock,
            ObjectProvider<MeterRegistry> meters) {
        return new ImportRunner(
                UUID.randomUUID(),
                table,
                new Catalogue(commands, queries),
                properties,
                clock,
                meters.getIfUnique(CompositeMeterRegistry::new));
    }

    @Bean
    CatalogueImports catalogueImports(
            ImportTable table, ImportRunner runner, ImportProperties properties, Clock clock) {
        return new StoredImports(table, runner::nudge, properties.maxFile(), clock);
    }
}
