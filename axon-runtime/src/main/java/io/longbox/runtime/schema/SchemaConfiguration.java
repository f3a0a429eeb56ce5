package io.longbox.runtime.schema;

import io.longbox.runtime.RuntimeProperties;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every module owns one database schema and brings its migrations under {@code db/<schema>}, with a history of its own:
 * so a process that runs some of the modules migrates their schemas alone.
 */
@Configuration(proxyBeanMethods = false)
public class SchemaConfiguration {

    @Bean
    FlywayMigrationStrategy migrateEachSchema(RuntimeProperties properties) {
        return configured -> properties
                .schemas()
                .forEach(schema -> Flyway.configure()
                        .configuration(configured.getConfiguration())
                        .schemas(schema)
                        .defaultSchema(schema)
                        .locations("classpath:db/" + schema)
                        .failOnMissingLocations(true)
                        .load()
                        .migrate());
    }
}
