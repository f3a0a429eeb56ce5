package io.longbox.user.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.user.UserId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcEmailDirectoryTest {

    private static EmbeddedPostgres postgres;

    private final JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    private final TransactionTemplate transaction;
    private final EmailDirectory directory;

    private final UserId ada = new UserId(UUID.randomUUID());
    private final UserId bob = new UserId(UUID.randomUUID());

    JdbcEmailDirectoryTest() {
        var dataSource = postgres.getPostgresDatabase();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        directory = new JdbcEmailDirectory(JdbcClient.create(dataSource));
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
    void nobodyHasAnAddress() {
        jdbc.sql("TRUNCATE users.email_claim").update();
    }

    @Test
    void a_free_address_is_the_readers() {
        assertThat(claim(ada, "ada@example.org")).isTrue();
        assertThat(claim(bob, "bob@example.org")).isTrue();
    }

    @Test
    void an_address_belongs_to_one_reader_only() {
        claim(ada, "ada@example.org");

        assertThat(claim(bob, "ada@example.org")).isFalse();
        assertThat(claims(bob)).isZero();
    }

    @Test
    void claiming_the_same_address_again_changes_nothing() {
        claim(ada, "ada@example.org");

        assertThat(claim(ada, "ada@example.org")).isTrue();
        assertThat(claims(ada)).isEqualTo(1);
    }

    @Test
    void neither_case_nor_surrounding_space_makes_another_address() {
        claim(ada, "ada@example.org");

        assertThat(claim(bob, " ADA@Example.ORG ")).isFalse();
        assertThat(claim(ada, "Ada@Example.org")).isTrue();
    }

    @Test
    void whoever_moves_to_another_address_gives_the_old_one_up() {
        claim(ada, "ada@example.org");

        assertThat(claim(ada, "countess@example.org")).isTrue();
        assertThat(claims(ada)).isEqualTo(1);
        assertThat(claim(bob, "ada@example.org")).isTrue();
    }

    @Test
    void whoever_fails_to_move_keeps_the_old_address() {
        claim(ada, "ada@example.org");
        claim(bob, "bob@example.org");

        assertThat(claim(ada, "bob@example.org")).isFalse();
        assertThat(claim(bob, "ada@example.org")).isFalse();
    }

    @Test
    void the_transaction_goes_on_after_a_conflict() {
        claim(ada, "ada@example.org");

        transaction.executeWithoutResult(status -> {
            assertThat(directory.claim(bob, "ada@example.org")).isFalse();
            assertThat(directory.claim(bob, "bob@example.org")).isTrue();
        });

        assertThat(claims(bob)).isEqualTo(1);
    }

    @Test
    void a_claim_is_undone_with_its_transaction() {
        transaction.executeWithoutResult(status -> {
            directory.claim(ada, "ada@example.org");
            status.setRollbackOnly();
        });

        assertThat(claim(bob, "ada@example.org")).isTrue();
    }

    @Test
    void no_address_is_kept_in_clear() {
        claim(ada, "ada@example.org");

        assertThat(jdbc.sql("SELECT octet_length(email_hash) FROM users.email_claim")
                        .query(Integer.class)
                        .single())
                .isEqualTo(32);
        assertThat(jdbc.sql("SELECT count(*) FROM users.email_claim WHERE position('ada'::bytea IN email_hash) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void of_those_who_claim_an_address_at_once_exactly_one_gets_it() throws Exception {
        int racers = 8;
        int rounds = 20;
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            for (int round = 0; round < rounds; round++) {
                String address = "round" + round + "@example.org";
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> claims = new ArrayList<>();
                for (int racer = 0; racer < racers; racer++) {
                    claims.add(threads.submit(() -> {
                        start.await();
                        return claim(new UserId(UUID.randomUUID()), address);
                    }));
                }
                start.countDown();

                List<Boolean> answers = new ArrayList<>();
                for (Future<Boolean> claim : claims) {
                    answers.add(claim.get(30, TimeUnit.SECONDS));
                }
                assertThat(Collections.frequency(answers, true)).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void who_waited_for_a_claim_that_was_undone_gets_the_address() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> waiting = transaction.execute(status -> {
                directory.claim(ada, "ada@example.org");
                Future<Boolean> started = other.submit(() -> claim(bob, "ada@example.org"));
                awaitSomebodyWaiting();
                status.setRollbackOnly();
                return started;
            });

            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.shutdownNow();
        }
    }

    private void awaitSomebodyWaiting() {
        await().until(() -> jdbc.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0);
    }

    private boolean claim(UserId user, String address) {
        return Boolean.TRUE.equals(transaction.execute(status -> directory.claim(user, address)));
    }

    private long claims(UserId user) {
        return jdbc.sql("SELECT count(*) FROM users.email_claim WHERE user_id = ?")
                .param(user.value())
                .query(Long.class)
                .single();
    }
}
