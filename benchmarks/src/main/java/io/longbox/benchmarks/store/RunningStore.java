package io.longbox.benchmarks.store;

import io.longbox.app.LongboxApplication;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The store, every role in this process, on a database that is given; without the demo catalogue. */
public final class RunningStore implements AutoCloseable {

    private static final long LOOK_MILLIS = 10;
    private static final long SETTLES_WITHIN_SECONDS = 600;

    private final ConfigurableApplicationContext context;

    private RunningStore(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * @param options of the store, such as {@code --longbox.runtime.batch-size=100}
     */
    public static RunningStore start(Database database, List<String> options) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(LongboxApplication.class);
        if (!database.password().isEmpty()) {
            // Not an argument: those are for everybody to see.
            application.setDefaultProperties(Map.of("spring.datasource.password", database.password()));
        }
        List<String> arguments = new ArrayList<>(options(database));
        arguments.addAll(options);
        return new RunningStore(application.run(arguments.toArray(String[]::new)));
    }

    /** What makes a store run on a database, and beside others. */
    private static List<String> options(Database database) {
        return List.of(
                "--server.port=0",
                // Standard output is for the report.
                "--spring.main.banner-mode=off",
                "--logging.threshold.console=error",
                "--spring.profiles.active=benchmark",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Every processor of events, by its name. */
    public Map<String, StreamingEventProcessor> processors() {
        return bean(EventProcessingConfiguration.class).eventProcessors().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof StreamingEventProcessor)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (StreamingEventProcessor) entry.getValue()));
    }

    /**
     * Waits until every processor has handled every event there is.
     *
     * @return how far they were behind before
     * @throws DoesNotAddUp if that takes longer than ten minutes
     */
    public Lag settle() throws InterruptedException {
        long start = System.nanoTime();
        Lag first = behind(start);
        Lag last = first;
        while (last.events() > 0) {
            if (last.seconds() > SETTLES_WITHIN_SECONDS) {
                throw new DoesNotAddUp(last.processor() + " is still " + last.events() + " events behind after "
                        + SETTLES_WITHIN_SECONDS + " s");
            }
            Thread.sleep(LOOK_MILLIS);
            last = behind(start);
        }
        return new Lag(first.events(), first.processor(), last.seconds());
    }

    private Lag behind(long start) {
        long head = head();
        return processors().entrySet().stream()
                .map(entry -> new Lag(
                        Math.max(0, head - position(entry.getValue())),
                        entry.getKey(),
                        (System.nanoTime() - start) / 1e9))
                .max(Comparator.comparingLong(Lag::events))
                .orElseThrow();
    }

    /** The number of the newest event; 0 if there is none. */
    public long head() {
        TrackingToken head = bean(EventStore.class).createHeadToken();
        return head == null ? 0 : head.position().orElse(0);
    }

    /** Has no events handled until they are resumed. */
    public void pause() {
        processors().values().forEach(StreamingEventProcessor::shutDown);
    }

    /** Has events handled again, from the next one that comes: those that were filled in are passed over. */
    public void resumeAtHead() {
        TokenStore tokens = bean(TokenStore.class);
        TrackingToken head = bean(EventStore.class).createHeadToken();
        processors().forEach((name, processor) -> {
            bean(TransactionManager.class).executeInTransaction(() -> {
                for (int segment : tokens.fetchSegments(name)) {
                    tokens.fetchToken(name, segment);
                    tokens.storeToken(head, name, segment);
                    tokens.releaseClaim(name, segment);
                }
            });
            processor.start();
        });
    }

    /** Up to which event it has handled everything; 0 if it has not begun. */
    public static long position(StreamingEventProcessor processor) {
        List<OptionalLong> segments = processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .toList();
        return segments.stream().mapToLong(position -> position.orElse(0)).min().orElse(0);
    }

    @Override
    public void close() {
        context.close();
    }
}
