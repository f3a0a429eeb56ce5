package io.longbox.query.support;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows that follow one aggregate each. An event that a row has seen before changes nothing, so events may be delivered
 * more than once.
 *
 * @param <R> the rows
 * @param <E> the events of the aggregate
 */
public final class FollowingRows<R extends FollowingRow, E> extends Rows<R, UUID> {

    private final Function<E, UUID> idOf;

    public FollowingRows(EntityManager entities, Class<R> type, Class<E> events, Function<E, UUID> idOf) {
        super(entities, type, message -> idsIn(message.getPayload(), events, idOf));
        this.idOf = idOf;
    }

    /**
     * Lets the row of an aggregate see one of its events, and makes the row if there is none.
     *
     * @return the row, or nothing if it has seen the event before
     */
    public Optional<R> follow(E event, long sequenceNumber, Function<UUID, R> first, Consumer<R> change) {
        UUID id = idOf.apply(event);
        Optional<R> known = find(id);
        R row = known.orElseGet(() -> first.apply(id));
        if (row.hasSeen(sequenceNumber)) {
            return Optional.empty();
        }
        change.accept(row);
        row.see(sequenceNumber);
        if (known.isEmpty()) {
            add(id, row);
        }
        return Optional.of(row);
    }

    /**
     * Lets the row of an aggregate see one of its later events.
     *
     * @return the row, or nothing if it has seen the event before
     * @throws IllegalStateException if there is no row: then the view has not seen the aggregate's first event
     */
    public Optional<R> followKnown(E event, long sequenceNumber, Consumer<R> change) {
        return follow(event, sequenceNumber, FollowingRows::refuseUnknown, change);
    }

    private static <E> List<UUID> idsIn(Object payload, Class<E> events, Function<E, UUID> idOf) {
        return events.isInstance(payload) ? List.of(idOf.apply(events.cast(payload))) : List.of();
    }

    private static <R> R refuseUnknown(UUID id) {
        throw new IllegalStateException("the view has not seen how the stream of " + id + " began: replay it");
    }
}
