package io.longbox.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.runtime.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class PromptStreamTest {

    private static final DataSource DATABASE = TestDatabase.named("prompt");

    record Wanted(int number) {}

    record Unwanted(int number) {}

    private SpringTransactionManager transactions;
    private PromptEventStore store;

    @BeforeEach
    void a_store() {
        new JdbcTemplate(DATABASE).execute("TRUNCATE axon.domain_event");
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(DATABASE));
        store = new PromptEventStore(
                EmbeddedEventStore.builder(),
                new PromptStorageEngine(
                        JdbcEventStorageEngine.builder()
                                .schema(Tables.events())
                                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                                        new SpringDataSourceConnectionProvider(DATABASE)))
                                .eventSerializer(TestDatabase.SERIALIZER)
                                .snapshotSerializer(TestDatabase.SERIALIZER)
                                .batchSize(20),
                        transactions));
    }

    @AfterEach
    void closed() {
        store.shutDown();
    }

    private void publish(Object... payloads) {
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(transactions);
        store.publish(
                Arrays.stream(payloads).map(GenericEventMessage::asEventMessage).toList());
        work.commit();
    }

    /** A reader that has been through everything so far, and wants no more of what is unwanted. */
    private Reader choosy() throws InterruptedException {
        Reader reader = new Reader(store.openStream(null));
        publish(new Unwanted(0));
        await().until(() -> reader.events.peek().isPresent());
        reader.events.skipMessagesWithPayloadTypeOf(reader.events.nextAvailable());
        await().until(() -> reader.woken.get() > 0);
        reader.woken.set(0);
        return reader;
    }

    @Test
    void a_processor_is_woken_once_for_all_that_is_fetched_together() throws InterruptedException {
        Reader reader = new Reader(store.openStream(null));

        publish(IntStream.range(0, 50).mapToObj(Wanted::new).toArray());

        await().untilAsserted(() -> assertThat(reader.woken).hasValueGreaterThanOrEqualTo(1));
        List<Object> taken = new ArrayList<>();
        await().until(() -> taken.addAll(reader.take()) && taken.size() == 50);
        // Three pages of up to twenty; the end of one may be told with the next.
        assertThat(reader.woken).hasValueBetween(1, 5);
    }

    @Test
    void what_it_has_no_handler_for_rarely_wakes_it() throws InterruptedException {
        Reader choosy = choosy();
        Reader other = new Reader(store.openStream(null));
        other.take();
        other.woken.set(0);
        long started = System.nanoTime();

        for (int n = 1; n <= 100; n++) {
            publish(new Unwanted(n));
        }

        List<Object> taken = new ArrayList<>();
        await().until(() -> taken.addAll(other.take()) | taken.contains(new Unwanted(100)));
        long naps = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 250;
        assertThat(choosy.woken.get()).isLessThanOrEqualTo((int) naps + 1);
    }

    @Test
    void its_position_still_comes_along() throws InterruptedException {
        Reader choosy = choosy();

        publish(new Unwanted(1), new Unwanted(2), new Unwanted(3));

        await().until(() -> choosy.woken.get() > 0);
        assertThat(choosy.take()).containsExactly(new Unwanted(3));
    }

    @Test
    void what_it_has_a_handler_for_wakes_it_wherever_it_is() throws InterruptedException {
        Reader choosy = choosy();

        publish(new Unwanted(1), new Wanted(2), new Wanted(3), new Unwanted(4), new Unwanted(5), new Wanted(6));

        await().until(() -> choosy.woken.get() > 0);
        assertThat(choosy.take()).containsExactly(new Wanted(2), new Wanted(3), new Wanted(6));
    }

    @Test
    void each_event_that_it_has_a_handler_for_wakes_it_at_once() throws InterruptedException {
        Reader choosy = choosy();
        Reader other = new Reader(store.openStream(null));

        for (int n = 1; n <= 20; n++) {
            Wanted wanted = new Wanted(n);
            publish(wanted);
            await().until(() -> other.take().contains(wanted));
        }

        await().untilAsserted(() -> assertThat(choosy.woken).hasValueGreaterThanOrEqualTo(20));
    }

    /** Reads as a processor does: whenever it is woken. */
    private static final class Reader {

        final AtomicInteger woken = new AtomicInteger();
        final TrackingEventStream events;

        Reader(TrackingEventStream events) {
            this.events = events;
            events.hasNextAvailable();
            events.setOnAvailableCallback(woken::incrementAndGet);
        }

        List<Object> take() throws InterruptedException {
            List<Object> taken = new ArrayList<>();
            while (events.hasNextAvailable()) {
                TrackedEventMessage<?> event = events.nextAvailable();
                taken.add(event.getPayload());
            }
            return taken;
        }
    }
}
