package io.longbox.runtime.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * All events of a transaction in one statement, whose text is always the same, so that the server has it prepared. Each
 * column is an array; the events keep their order. It also answers what {@link SureTransactionManager} asks for if the
 * commit is not answered.
 */
final class EventAppend {

    private static final String SQL = """
            WITH appended AS (
                INSERT INTO axon.domain_event (event_identifier, aggregate_identifier, sequence_number, type,
                                               time_stamp, payload_type, payload_revision, payload, meta_data)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING 1)
            SELECT pg_current_xact_id()::text, count(*) FROM appended""";

    private EventAppend() {}

    /** Appends at least one event, and answers how to find out later whether they are stored. */
    static Appended append(Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
            throws SQLException {
        List<Row> rows = events.stream().map(event -> row(event, serializer)).toList();
        try (PreparedStatement insert = connection.prepareStatement(SQL)) {
            insert.setArray(1, Columns.texts(insert, rows, row -> row.event.getIdentifier()));
            insert.setArray(2, Columns.texts(insert, rows, row -> row.event.getAggregateIdentifier()));
            insert.setArray(3, Columns.numbers(insert, rows, row -> row.event.getSequenceNumber()));
            insert.setArray(4, Columns.texts(insert, rows, row -> row.event.getType()));
            insert.setArray(
                    5, Columns.texts(insert, rows, row -> DateTimeUtils.formatInstant(row.event.getTimestamp())));
            insert.setArray(
                    6, Columns.texts(insert, rows, row -> row.payload.getType().getName()));
            insert.setArray(
                    7, Columns.texts(insert, rows, row -> row.payload.getType().getRevision()));
            insert.setArray(8, Columns.bytes(insert, rows, row -> row.payload.getData()));
            insert.setArray(9, Columns.bytes(insert, rows, row -> row.metaData.getData()));
            try (ResultSet answer = insert.executeQuery()) {
                answer.next();
                return new Appended(answer.getString(1), rows.get(0).event.getIdentifier());
            }
        }
    }

    private static Row row(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = asDomainEvent(message);
        return new Row(
                event,
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class));
    }

    private record Row(
            DomainEventMessage<?> event, SerializedObject<byte[]> payload, SerializedObject<byte[]> metaData) {}

    /** What no aggregate has published is the only event of a stream of its own. */
    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }
}
