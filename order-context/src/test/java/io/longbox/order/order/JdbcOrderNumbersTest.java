package io.longbox.order.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.order.OrderId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcOrderNumbersTest {

    private static EmbeddedPostgres postgres;

    private final TransactionTemplate transaction;
    private final OrderNumbers numbers;

    JdbcOrderNumbersTest() {
        var dataSource = postgres.getPostgresDatabase();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        numbers = new JdbcOrderNumbers(JdbcClient.create(dataSource));
    }

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("orders")
                .locations("classpath:db/orders")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private long number(OrderId order) {
        return transaction.execute(status -> numbers.of(order));
    }

    @Test
    void an_order_keeps_its_number() {
        OrderId order = new OrderId(UUID.randomUUID());
        long number = number(order);

        assertThat(number(order)).isEqualTo(number).isPositive();
    }

    @Test
    void no_two_orders_have_one_number_and_later_ones_have_higher_numbers() {
        long first = number(new OrderId(UUID.randomUUID()));
        long second = number(new OrderId(UUID.randomUUID()));

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void whoever_asks_at_the_same_time_is_told_the_same() {
        OrderId order = new OrderId(UUID.randomUUID());

        assertThat(IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(n -> number(order))
                        .distinct())
                .hasSize(1);
    }
}
