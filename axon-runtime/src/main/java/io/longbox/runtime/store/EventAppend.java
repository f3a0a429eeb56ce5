package io.longbox.runtime.store;

import java.sql.Array;
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
 * column is an array; the events keep their order. It also answers the id of the transaction, which
 * {@link SureTransactionManager} asks for if the commit is not answered.
 */
final class EventAppend {

    private static final String SQL = """
            WITH appended AS (
                INSERT INTO axon.domain_event (event_identifier, aggregate_identifier, sequence_number, type,
                                               time_stamp, payload_type, payload_revision, payload, meta_data)
                SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[],
                                     ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                RETURNING 1)
            SELECT pg_current_xact_id()::text, count(*) FROM appended""";

    private final Serializer serializer;

    EventAppend(Serializer serializer) {
        this.serializer = serializer;
    }

    /** Appends, and answers the id of the database's transaction. */
    String append(Connection connection, List<? extends EventMessage<?>> events) throws SQLException {
        int count = events.size();
        String[] ids = new String[count];
        String[] aggregates = new String[count];
        Long[] sequence = new Long[count];
        String[] types = new String[count];
        String[] times = new String[count];
        String[] payloadTypes = new String[count];
        String[] revisions = new String[count];
        byte[][] payloads = new byte[count][];
        byte[][] metaData = new byte[count][];
        for (int i = 0; i < count; i++) {
            DomainEventMessage<?> event = asDomainEvent(events.get(i));
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            ids[i] = event.getIdentifier();
            aggregates[i] = event.getAggregateIdentifier();
            sequence[i] = event.getSequenceNumber();
            types[i] = event.getType();
            times[i] = DateTimeUtils.formatInstant(event.getTimestamp());
            payloadTypes[i] = payload.getType().getName();
            revisions[i] = payload.getType().getRevision();
            payloads[i] = payload.getData();
            metaData[i] = event.serializeMetaData(serializer, byte[].class).getData();
        }
        try (PreparedStatement insert = connection.prepareStatement(SQL)) {
            insert.setArray(1, texts(connection, ids));
            insert.setArray(2, texts(connection, aggregates));
            insert.setArray(3, connection.createArrayOf("bigint", sequence));
            insert.setArray(4, texts(connection, types));
            insert.setArray(5, texts(connection, times));
            insert.setArray(6, texts(connection, payloadTypes));
            insert.setArray(7, texts(connection, revisions));
            insert.setArray(8, connection.createArrayOf("bytea", payloads));
            insert.setArray(9, connection.createArrayOf("bytea", metaData));
            try (ResultSet answer = insert.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    /** What no aggregate has published is the only event of a stream of its own. */
    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    private static Array texts(Connection connection, String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
