package io.longbox.runtime.deadline;

import java.sql.PreparedStatement;
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
        jdbc.batchUpdate("""
                INSERT INTO axon.deadline
                    (id, name, scope_type, scope, payload_type, payload_revision, payload, meta_data, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", deadlines, deadlines.size(), this::bind);
    }

    private void bind(PreparedStatement row, Deadline deadline) throws SQLException {
        SerializedObject<byte[]> scope = serializer.serialize(deadline.scope(), byte[].class);
        SerializedObject<byte[]> payload =
                serializer.serialize(deadline.message().getPayload(), byte[].class);
        SerializedObject<byte[]> metaData =
                serializer.serialize(deadline.message().getMetaData(), byte[].class);
        row.setObject(1, UUID.fromString(deadline.id()));
        row.setString(2, deadline.message().getDeadlineName());
        row.setString(3, scope.getType().getName());
        row.setBytes(4, scope.getData());
        row.setString(5, payload.getType().getName());
        row.setString(6, payload.getType().getRevision());
        row.setBytes(7, payload.getData());
        row.setBytes(8, metaData.getData());
        row.setObject(9, OffsetDateTime.ofInstant(deadline.dueAt(), ZoneOffset.UTC));
    }

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
