package io.longbox.runtime.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.runtime.CountedStatements;
import io.longbox.runtime.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class JdbcDeadlineManagerTest {

    private static final DataSource DATABASE = TestDatabase.named("deadlines");
    private static final Instant DUE = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final ScopeDescriptor TRIP = new SagaScopeDescriptor("TripSaga", "1");

    private final CountedStatements statements = new CountedStatements(DATABASE);
    private final SpringTransactionManager transactions =
            new SpringTransactionManager(new DataSourceTransactionManager(statements));
    private final DeadlineTable table = new DeadlineTable(new JdbcTemplate(statements), TestDatabase.SERIALIZER);
    private final JdbcDeadlineManager deadlines = new JdbcDeadlineManager(table, scope -> Stream.empty(), transactions);

    record Late(int minutes) {}

    @BeforeEach
    void none() {
        new JdbcTemplate(DATABASE).execute("TRUNCATE axon.deadline");
    }

    private <T> T inOneUnitOfWork(Supplier<T> work) {
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(transactions);
        T result = work.get();
        unitOfWork.commit();
        return result;
    }

    private String set(Object payload) {
        return deadlines.schedule(DUE, "late", payload, TRIP);
    }

    @Test
    void what_is_set_and_cancelled_in_one_unit_of_work_costs_nothing() {
        inOneUnitOfWork(() -> {
            deadlines.cancelSchedule("late", set(null));
            return null;
        });

        assertThat(statements.take()).isEmpty();
    }

    @Test
    void all_that_are_set_or_cancelled_in_one_unit_of_work_cost_one_statement_each() {
        List<String> set = inOneUnitOfWork(() -> Stream.<Object>generate(() -> new Late(1))
                .limit(200)
                .map(this::set)
                .toList());
        assertThat(statements.take()).containsExactly("INSERT");

        inOneUnitOfWork(() -> {
            set.forEach(id -> deadlines.cancelSchedule("late", id));
            return null;
        });
        assertThat(statements.take()).containsExactly("DELETE");
        assertThat(table.due(DUE, 1000)).isEmpty();
    }

    @Test
    void a_deadline_is_read_as_it_was_set() {
        String id = inOneUnitOfWork(() -> set(new Late(5)));

        assertThat(table.due(DUE.minusNanos(1000), 10)).isEmpty();
        assertThat(table.due(DUE, 10)).singleElement().satisfies(deadline -> {
            assertThat(deadline.id()).isEqualTo(id);
            assertThat(deadline.scope()).isEqualTo(TRIP);
            assertThat(deadline.dueAt()).isEqualTo(DUE);
            assertThat(deadline.message().getDeadlineName()).isEqualTo("late");
            assertThat(deadline.message().getPayload()).isEqualTo(new Late(5));
        });
    }

    @Test
    void a_deadline_needs_no_payload() {
        inOneUnitOfWork(() -> set(null));

        assertThat(table.due(DUE, 10))
                .singleElement()
                .satisfies(
                        deadline -> assertThat(deadline.message().getPayload()).isNull());
    }
}
