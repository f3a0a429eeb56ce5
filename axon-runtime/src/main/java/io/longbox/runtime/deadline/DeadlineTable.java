package io.longbox.runtime.deadline;

import io.longbox.runtime.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deadlines that are pending. Every method takes part in the transaction around it, if there is one. */
class DeadlineTable {

    private final JdbcTemplate jdbc;
    private final Serializer serializer;

    DeadlineTable(JdbcTemplate jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    void insert(Collection<Deadline> deadlines) {
        List<Row> rows = deadlines.stream().map(this::row).toList();
        jdbc.update("""
                INSERT INTO axon.deadline
                    (id, name, scope_type, scope, payload_type, payload_revision, payload, meta_data, due_at)
                SELECT id::uuid, name, scope_type, scope, payload_type, payload_revision, payload, meta_data,
                       due_at::timestamptz
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS deadline
                    (id, name, scope_type, scope, payload_type, payload_revision, payload, meta_data, due_at)""", statement -> {
            statement.setArray(1, Columns.texts(statement, rows, row -> row.deadline.id()));
            statement.setArray(
                    2,
                    Columns.texts(statement, rows, row -> row.deadline.message().getDeadlineName()));
            statement.setArray(
                    3, Columns.texts(statement, rows, row -> row.scope.getType().getName()));
            statement.setArray(4, Columns.bytes(statement, rows, row -> row.scope.getData()));
            statement.setArray(
                    5,
                    Columns.texts(statement, rows, row -> row.payload.getType().getName()));
            statement.setArray(
                    6,
                    Columns.texts(statement, rows, row -> row.payload.getType().getRevision()));
            statement.setArray(7, Columns.bytes(statement, rows, row -> row.payload.getData()));
            statement.setArray(8, Columns.bytes(statement, rows, row -> row.metaData.getData()));
            statement.setArray(
                    9,
                    Columns.texts(statement, rows, row -> row.deadline.dueAt().toString()));
        });
    }

    private Row row(Deadline deadline) {
        return new Row(
                deadline,
                serializer.serialize(deadline.scope(), byte[].class),
                serializer.serialize(deadline.message().getPayload(), byte[].class),
                serializer.serialize(deadline.message().getMetaData(), byte[].class));
    }

    private record Row(
            Deadline deadline,
            SerializedObject<byte[]> scope,
            SerializedObject<byte[]> payload,
            SerializedObject<byte[]> metaData) {}

    /** Answers how many of them were still there. */
    int delete(Collection<String> ids) {
        UUID[] uuids = ids.stream().map(UUID::fromString).toArray(UUID[]::new);
        return jdbc.update("DELETE FROM axon.deadline WHERE id = ANY (?)", (Object) uuids);
    }

    void deleteByName(String name) {
        jdbc.update("DELETE FROM axon.deadline WHERE name = ?", name);
    }

    void deleteByNameAndScope(String name, ScopeDescriptor scope) {
        jdbc.update(
                "DELETE FROM axon.deadline WHERE name = ? AND scope_type = ? AND scope = ?",
                name,
                scope.getClass().getName(),
                serializer.serialize(scope, byte[].class).getData());
    }

    List<Deadline> due(Instant now, int atMost) {
        return jdbc.query(
                "SELECT * FROM axon.deadline WHERE due_at <= ? ORDER BY due_at LIMIT ?",
                this::read,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                atMost);
    }

    /** Puts off one that failed, a little longer each time, up to five minutes. */
    void putOff(String id, Instant now) {
        jdbc.update(
                """
                UPDATE axon.deadline
                SET attempts = attempts + 1, due_at = ? + least(attempts * attempts + 1, ?) * interval '1 second'
                WHERE id = ?""",
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                Duration.ofMinutes(5).toSeconds(),
                UUID.fromString(id));
    }

    private Deadline read(ResultSet row, int number) throws SQLException {
        Instant dueAt = row.getObject("due_at", OffsetDateTime.class).toInstant();
        ScopeDescriptor scope = deserialize(row.getBytes("scope"), row.getString("scope_type"), null);
        MetaData metaData = deserialize(row.getBytes("meta_data"), MetaData.class.getName(), null);
        Object payload =
                deserialize(row.getBytes("payload"), row.getString("payload_type"), row.getString("payload_revision"));
        return new Deadline(
                row.getString("id"),
                scope,
                new GenericDeadlineMessage<>(
                        row.getString("name"), new GenericMessage<>(payload, metaData), () -> dueAt),
                dueAt);
    }

    private <T> T deserialize(byte[] bytes, String type, @Nullable String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, revision));
    }
}
