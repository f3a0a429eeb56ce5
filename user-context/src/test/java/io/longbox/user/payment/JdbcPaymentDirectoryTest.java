package io.longbox.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.user.UserId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcPaymentDirectoryTest {

    private static EmbeddedPostgres postgres;

    private final JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    private final TransactionTemplate transaction;
    private final PaymentDirectory directory;

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    JdbcPaymentDirectoryTest() {
        var dataSource = postgres.getPostgresDatabase();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        directory = new JdbcPaymentDirectory(JdbcClient.create(dataSource));
    }

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas("users")
                .locations("classpath:db/users")
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void nothingIsPaid() {
        jdbc.sql("TRUNCATE users.payment_claim").update();
    }

    @Test
    void a_payment_is_used_once_by_whomever() {
        assertThat(claim(ada, "till 1")).isTrue();
        assertThat(claim(bob, "till 1")).isFalse();
        assertThat(claim(ada, "till 1")).isFalse();
        assertThat(claim(bob, "till 2")).isTrue();
    }

    @Test
    void what_came_to_nothing_is_not_used() {
        transaction.executeWithoutResult(status -> {
            directory.claim(ada, "till 1");
            status.setRollbackOnly();
        });

        assertThat(claim(bob, "till 1")).isTrue();
    }

    private boolean claim(UserId user, String reference) {
        return Boolean.TRUE.equals(transaction.execute(status -> directory.claim(user, reference)));
    }
}
