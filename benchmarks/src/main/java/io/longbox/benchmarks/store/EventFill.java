package io.longbox.benchmarks.store;

import io.longbox.api.Money;
import io.longbox.api.Quantity;
import io.longbox.api.cart.CartId;
import io.longbox.api.cart.ItemAdded;
import io.longbox.api.cart.ItemRemoved;
import io.longbox.api.cart.ItemRequested;
import io.longbox.api.cart.RemovalReason;
import io.longbox.api.catalog.OnShortage;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReceiptId;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.StockItemId;
import io.longbox.api.catalog.StockReceived;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.user.UserId;
import io.longbox.benchmarks.DoesNotAddUp;
import io.longbox.benchmarks.database.Database;
import io.longbox.runtime.store.Tables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Fills a store with events that are as it would have written them, hundreds of thousands in seconds: each shape is
 * serialized once, by the store's own serializer, and PostgreSQL repeats it with other ids.
 */
public final class EventFill {

    private static final long AT_ONCE = 100_000;
    private static final String REST_OF_ID = "-8a4b-4c1d-9f3e-";

    /** What stands in a sample for the aggregate's id, and for the id of what happens in it. */
    private static final UUID AGGREGATE = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");

    private static final UUID HAPPENING = UUID.fromString("bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb");
    private static final UUID SOMETHING = UUID.fromString("cccccccc-cccc-4ccc-8ccc-cccccccccccc");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Database database;
    private final Serializer serializer;

    public EventFill(Database database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    /**
     * What happens in each aggregate: some events once, then others over and over, each time with a new id.
     *
     * @param type the aggregate's
     * @param id of a sample
     */
    private record Story(String type, String id, List<?> once, List<?> overAndOver) {}

    /** Copies come in; then one is reserved, and let go, over and over: the gate is as small as on its first day. */
    public void stock(int set, long aggregates, long events) {
        ProductId product = new ProductId(AGGREGATE);
        ReservationId reservation = new ReservationId(HAPPENING);
        Quantity one = new Quantity(1);
        fill(
                new Story(
                        "StockItem",
                        new StockItemId(product).toString(),
                        List.of(new StockReceived(product, new ReceiptId(SOMETHING), new Quantity(Quantity.MAX))),
                        List.of(
                                new StockReserved(product, reservation, new UserId(SOMETHING), one, null, null, THEN),
                                new ReservationReleased(product, reservation, one, ReleaseReason.REMOVED_FROM_CART))),
                set,
                aggregates,
                events);
    }

    /** A reader asks for an item, gets it, and takes it out again. */
    public void carts(int set, long aggregates, long events) {
        UserId user = new UserId(AGGREGATE);
        ReservationId request = new ReservationId(HAPPENING);
        ProductId product = new ProductId(SOMETHING);
        Quantity one = new Quantity(1);
        Money price = new Money(1_290, Currency.getInstance("EUR"));
        fill(
                new Story(
                        "Cart",
                        new CartId(user).toString(),
                        List.of(),
                        List.of(
                                new ItemRequested(user, request, product, one, price, OnShortage.REJECT, null),
                                new ItemAdded(user, request, product, one, price, THEN, null),
                                new ItemRemoved(user, request, product, one, RemovalReason.BY_READER, null))),
                set,
                aggregates,
                events);
    }

    /** The id of a filled aggregate; those of one set are numbered from 0. */
    public static UUID id(int set, long number) {
        return UUID.fromString("%08x%s%012x".formatted(set, REST_OF_ID, number));
    }

    private void fill(Story story, int set, long aggregates, long events) {
        List<SerializedObject<byte[]>> shapes = new ArrayList<>();
        story.once().forEach(event -> shapes.add(serializer.serialize(event, byte[].class)));
        story.overAndOver().forEach(event -> shapes.add(serializer.serialize(event, byte[].class)));
        byte[] metaData = serializer
                .serialize(
                        MetaData.with("traceId", SOMETHING.toString()).and("correlationId", SOMETHING.toString()),
                        byte[].class)
                .getData();
        try (Connection connection = database.connect()) {
            for (long from = 0; from < events; from += AT_ONCE) {
                try (PreparedStatement insert = connection.prepareStatement(sql(story, shapes.size()))) {
                    List<Object> parameters = new ArrayList<>(List.of(
                            story.id().replace(AGGREGATE.toString(), ""),
                            story.type(),
                            metaData,
                            AGGREGATE.toString(),
                            HAPPENING.toString(),
                            "%08x%s".formatted(set, REST_OF_ID),
                            aggregates,
                            aggregates,
                            from,
                            Math.min(events, from + AT_ONCE) - 1));
                    for (int shape = 0; shape < shapes.size(); shape++) {
                        SerializedObject<byte[]> serialized = shapes.get(shape);
                        parameters.add(shape);
                        parameters.add(new String(serialized.getData(), StandardCharsets.UTF_8));
                        parameters.add(serialized.getType().getName());
                        parameters.add(serialized.getType().getRevision());
                    }
                    for (int i = 0; i < parameters.size(); i++) {
                        insert.setObject(i + 1, parameters.get(i));
                    }
                    insert.executeUpdate();
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE " + Tables.events().domainEventTable());
            }
        } catch (SQLException failed) {
            throw new DoesNotAddUp("the store could not be filled: " + failed.getMessage());
        }
    }

    /** Event n is of aggregate n modulo their number: all of them grow at the same time, as in life. */
    private static String sql(Story story, int shapes) {
        EventSchema table = Tables.events();
        String columns = String.join(
                ", ",
                table.aggregateIdentifierColumn(),
                table.sequenceNumberColumn(),
                table.typeColumn(),
                table.eventIdentifierColumn(),
                table.metaDataColumn(),
                table.payloadColumn(),
                table.payloadTypeColumn(),
                table.payloadRevisionColumn(),
                table.timestampColumn());
        int once = story.once().size();
        int repeated = story.overAndOver().size();
        return """
                INSERT INTO %s (%s)
                SELECT ? || aggregate, version, ?, gen_random_uuid()::text, ?,
                       convert_to(replace(replace(shape.payload, ?, aggregate),
                           ?, md5(aggregate || ':' || (version - %d) / %d)::uuid::text), 'UTF8'),
                       shape.type, shape.revision,
                       to_char(timestamp '2026-01-01' + n * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                FROM (SELECT n, ? || lpad(to_hex(n %% ?), 12, '0') AS aggregate, n / ? AS version
                      FROM generate_series(?::bigint, ?::bigint) n) AS event
                JOIN (VALUES %s) AS shape (number, payload, type, revision)
                  ON shape.number = CASE WHEN version < %d THEN version ELSE %d + (version - %d) %% %d END
                ORDER BY n
                """.formatted(
                        table.domainEventTable(),
                        columns,
                        once,
                        repeated,
                        String.join(", ", Collections.nCopies(shapes, "(?, ?, ?, ?)")),
                        once,
                        once,
                        once,
                        repeated);
    }
}
