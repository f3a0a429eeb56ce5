package io.longbox.query.support;

import jakarta.persistence.EntityManager;
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
public final class FollowingRows<R extends FollowingRow, E> extends Rows<R, E> {

    public FollowingRows(EntityManager entities, Class<R> type, Class<E> events, Function<E, UUID> idOf) {
        super(entities, type, events, idOf::apply);
    }

    /**
     * Lets the row of an aggregate see one of its events, and makes the row if there is none.
     *
     * @return the row, or nothing if it has seen the event before
     */
    public Optional<R> follow(E event, long sequenceNumber, Function<UUID, R> first, Consumer<R> change) {
        Optional<R> known = find(event);
        R row = known.orElseGet(() -> first.apply(id(event)));
        if (row.hasSeen(sequenceNumber)) {
            return Optional.empty();
        }
        change.accept(row);
        row.see(sequenceNumber);
        if (known.isEmpty()) {
            add(event, row);
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

    private static <R> R refuseUnknown(UUID id) {
        throw new IllegalStateException("the view has not seen how the stream of " + id + " began: replay it");
    }
}
