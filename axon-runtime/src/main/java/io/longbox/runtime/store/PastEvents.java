package io.longbox.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The events of the past in large pages, for whoever reads very many: a stream of them ends with the newest event that is
 * committed when it gets there, and never waits for another.
 *
 * <p>It knows nothing of gaps. An event that was committed late, by a transaction with a lower number than others, is
 * missed by a stream that has passed its number; so readers bound themselves by the token of a processor, which knows.
 *
 * <p>Events of a type that the reader skips are left in the database from the next page on.
 */
final class PastEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** In numbers, not in rows: so no page is long to find, however few of its events are wanted. */
    private static final int PAGE = 10_000;

    private static final String READ = """
            SELECT global_index, type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                payload_revision, payload, meta_data
            FROM axon.domain_event
            WHERE global_index > ? AND global_index <= ? AND payload_type <> ALL (?) ORDER BY global_index
            """;

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    PastEvents(JdbcTemplate jdbc, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * @param token after which event to begin; null for the first one
     */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new Pages(token == null ? -1 : token.position().orElseThrow());
    }

    private final class Pages implements TrackingEventStream {

        private final Set<String> skipped = new HashSet<>();
        private final Queue<TrackedEventMessage<?>> page = new ArrayDeque<>();
        private long read;

        Pages(long after) {
            read = after;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            while (page.isEmpty() && read < newest()) {
                turn();
            }
            return Optional.ofNullable(page.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return peek().map(next -> page.remove()).orElseThrow(NoSuchElementException::new);
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            skipped.add(ignored.getPayloadType().getName());
        }

        @Override
        public void close() {
            page.clear();
        }

        private long newest() {
            return Objects.requireNonNull(
                    jdbc.queryForObject("SELECT coalesce(max(global_index), -1) FROM axon.domain_event", Long.class));
        }

        private void turn() {
            List<TrackedEventData<byte[]>> rows =
                    jdbc.query(READ, PastEvents::row, read, read + PAGE, skipped.toArray(String[]::new));
            read += PAGE;
            EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters)
                    .forEach(page::add);
        }
    }

    private static TrackedEventData<byte[]> row(ResultSet row, int number) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong(1)),
                new GenericDomainEventEntry<>(
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getBytes(9),
                        row.getBytes(10)));
    }
}
