package io.longbox.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The web module on its own: a real database and a real server, and a store of canned answers. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Web.class)
class TestApplication {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        DataSource database = postgres.getPostgresDatabase();
        new JdbcTemplate(database).execute("CREATE SCHEMA web");
        new ResourceDatabasePopulator(new ClassPathResource("db/web/V1__idempotency.sql")).execute(database);
        return database;
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Fixtures.NOW, ZoneOffset.UTC);
    }

    @Bean
    FakeStore store() {
        return new FakeStore();
    }

    @Bean
    FakeImports imports() {
        return new FakeImports();
    }

    @Bean
    FakeMedia media() {
        return new FakeMedia();
    }

    @Bean
    FakeCards cards() {
        return new FakeCards();
    }

    @Bean
    CommandGateway commandGateway(FakeStore store) {
        return store.commandGateway();
    }

    @Bean
    QueryGateway queryGateway(FakeStore store) {
        return store.queryGateway();
    }
}
