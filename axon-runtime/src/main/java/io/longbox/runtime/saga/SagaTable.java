package io.longbox.runtime.saga;

import io.longbox.runtime.store.Columns;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sagas and their associations in PostgreSQL: whatever number of them, one statement. */
class SagaTable {

    /** The transaction that wrote a row is the row's version: no two writes of it share one. */
    private static final String SELECT = """
            SELECT s.saga_id, s.saga_type, s.revision, s.serialized_saga, s.xmin::text AS version, known.keys, known.contents
            FROM axon.saga s
            CROSS JOIN LATERAL (
                SELECT array_agg(a.association_key) AS keys, array_agg(a.association_value) AS contents
                FROM axon.saga_association a
                WHERE a.saga_id = s.saga_id AND a.saga_type = ?) AS known
            """;

    private final JdbcTemplate jdbc;

    SagaTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredSaga> find(String kind, String id) {
        return jdbc.query(SELECT + "WHERE s.saga_id = ?", (row, n) -> read(kind, row), kind, id).stream()
                .findFirst();
    }

    /** All that are associated with any of these. */
    List<StoredSaga> find(String kind, Collection<AssociationValue> associations) {
        return jdbc.query(
                SELECT + """
                WHERE s.saga_id IN (
                    SELECT a.saga_id
                    FROM unnest(?, ?) AS wanted (key, content)
                    JOIN axon.saga_association a
                        ON a.association_key = wanted.key AND a.association_value = wanted.content AND a.saga_type = ?)""",
                statement -> {
                    statement.setString(1, kind);
                    statement.setArray(2, Columns.texts(statement, associations, AssociationValue::getKey));
                    statement.setArray(3, Columns.texts(statement, associations, AssociationValue::getValue));
                    statement.setString(4, kind);
                },
                (row, n) -> read(kind, row));
    }

    private static StoredSaga read(String kind, ResultSet row) throws SQLException {
        Set<AssociationValue> associations = new HashSet<>();
        Array keys = row.getArray("keys");
        if (keys != null) {
            String[] names = (String[]) keys.getArray();
            String[] contents = (String[]) row.getArray("contents").getArray();
            for (int i = 0; i < names.length; i++) {
                associations.add(new AssociationValue(names[i], contents[i]));
            }
        }
        return new StoredSaga(
                row.getString("saga_id"),
                kind,
                new SimpleSerializedObject<>(
                        row.getBytes("serialized_saga"),
                        byte[].class,
                        row.getString("saga_type"),
                        row.getString("revision")),
                associations,
                row.getString("version"));
    }

    void insert(Collection<StoredSaga> sagas) {
        update(
                "INSERT INTO axon.saga (saga_id, saga_type, revision, serialized_saga) SELECT * FROM unnest(?, ?, ?, ?)",
                sagas,
                statement -> {
                    statement.setArray(1, Columns.texts(statement, sagas, StoredSaga::id));
                    setState(statement, 2, sagas);
                });
    }

    /** Answers how many of them were still as they were read. */
    int update(Collection<StoredSaga> sagas) {
        return update("""
                UPDATE axon.saga s
                SET saga_type = changed.type, revision = changed.revision, serialized_saga = changed.state
                FROM unnest(?, ?, ?, ?, ?) AS changed (id, version, type, revision, state)
                WHERE s.saga_id = changed.id AND s.xmin::text = changed.version""", sagas, statement -> {
            setVersions(statement, sagas);
            setState(statement, 3, sagas);
        });
    }

    /** With their associations. Answers how many of them were still as they were read. */
    int delete(Collection<StoredSaga> sagas) {
        int deleted = update("""
                DELETE FROM axon.saga s
                USING unnest(?, ?) AS ended (id, version)
                WHERE s.saga_id = ended.id AND s.xmin::text = ended.version""", sagas, statement -> {
            setVersions(statement, sagas);
        });
        update(
                "DELETE FROM axon.saga_association WHERE saga_id = ANY (?)",
                sagas,
                statement -> statement.setArray(1, Columns.texts(statement, sagas, StoredSaga::id)));
        return deleted;
    }

    void associate(Collection<Association> associations) {
        update(
                "INSERT INTO axon.saga_association (saga_id, saga_type, association_key, association_value) "
                        + "SELECT * FROM unnest(?, ?, ?, ?)",
                associations,
                statement -> setAssociations(statement, associations));
    }

    void dissociate(Collection<Association> associations) {
        update("""
                DELETE FROM axon.saga_association a
                USING unnest(?, ?, ?, ?) AS gone (id, kind, key, content)
                WHERE a.saga_id = gone.id AND a.saga_type = gone.kind
                    AND a.association_key = gone.key AND a.association_value = gone.content""", associations, statement -> setAssociations(statement, associations));
    }

    private int update(String sql, Collection<?> rows, Binding binding) {
        return rows.isEmpty() ? 0 : jdbc.update(sql, binding::bind);
    }

    private static void setVersions(PreparedStatement statement, Collection<StoredSaga> sagas) throws SQLException {
        statement.setArray(1, Columns.texts(statement, sagas, StoredSaga::id));
        statement.setArray(2, Columns.texts(statement, sagas, saga -> Objects.requireNonNull(saga.version())));
    }

    private static void setState(PreparedStatement statement, int first, Collection<StoredSaga> sagas)
            throws SQLException {
        statement.setArray(
                first,
                Columns.texts(statement, sagas, saga -> saga.state().getType().getName()));
        statement.setArray(
                first + 1,
                Columns.texts(statement, sagas, saga -> saga.state().getType().getRevision()));
        statement.setArray(
                first + 2, Columns.bytes(statement, sagas, saga -> saga.state().getData()));
    }

    private static void setAssociations(PreparedStatement statement, Collection<Association> associations)
            throws SQLException {
        statement.setArray(1, Columns.texts(statement, associations, Association::id));
        statement.setArray(2, Columns.texts(statement, associations, Association::kind));
        statement.setArray(
                3, Columns.texts(statement, associations, row -> row.value().getKey()));
        statement.setArray(
                4, Columns.texts(statement, associations, row -> row.value().getValue()));
    }

    /** A value by which a saga is found. */
    record Association(String id, String kind, AssociationValue value) {}

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
