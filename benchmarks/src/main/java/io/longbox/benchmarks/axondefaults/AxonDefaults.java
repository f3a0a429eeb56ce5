package io.longbox.benchmarks.axondefaults;

import io.longbox.benchmarks.commands.Contender;
import io.longbox.benchmarks.database.Database;
import io.longbox.benchmarks.store.Lag;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a team has that adds Axon Framework and Spring Data JPA to its dependencies and leaves it at that: events by JPA,
 * every command on its caller's thread in a transaction of its own, neither cache nor snapshots, XStream.
 */
public final class AxonDefaults implements Contender {

    private final ConfigurableApplicationContext context;
    private final CommandGateway commands;
    private final Map<Integer, UUID> products = new ConcurrentHashMap<>();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StockItem.class)
    static class Application {}

    private AxonDefaults(ConfigurableApplicationContext context) {
        this.context = context;
        this.commands = context.getBean(CommandGateway.class);
    }

    public static AxonDefaults start(Database database) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        // Its own, so that none of the store's settings apply.
        application.setDefaultProperties(Map.of("spring.config.name", "axon-defaults"));
        return new AxonDefaults(application.run(
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.user()));
    }

    @Override
    public void stock(int aggregate, int millions) throws Exception {
        UUID product = UUID.randomUUID();
        send(new ReceiveStock(product, millions * 1_000_000));
        products.put(aggregate, product);
    }

    @Override
    public void reserve(int aggregate) throws Exception {
        UUID product = products.get(aggregate);
        if (product == null) {
            throw new IllegalStateException("aggregate " + aggregate + " has no stock yet");
        }
        send(new ReserveStock(product, UUID.randomUUID(), UUID.randomUUID(), 1));
    }

    private void send(Object command) throws Exception {
        commands.send(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public long stored() {
        return context.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM domain_event_entry WHERE payload_type = ?")
                .param(StockReserved.class.getName())
                .query(Long.class)
                .single();
    }

    /** Nothing reads its events. */
    @Override
    public @Nullable Lag settle() {
        return null;
    }

    @Override
    public void close() {
        context.close();
    }
}
