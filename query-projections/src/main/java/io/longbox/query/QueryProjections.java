package io.longbox.query;

import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The read models and the handlers of the queries of the published language. Needs a data source whose schema
 * {@code query} is migrated by {@code db/query}, JPA with transactions, and Axon's query update emitter.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories
public class QueryProjections {

    /** A batch of events reaches the database as a few batches of statements, one for each table. */
    @Bean
    HibernatePropertiesCustomizer statementsInBatches() {
        return properties -> {
            properties.putIfAbsent("hibernate.jdbc.batch_size", "200");
            properties.putIfAbsent("hibernate.order_inserts", "true");
            properties.putIfAbsent("hibernate.order_updates", "true");
        };
    }
}
