package io.longbox.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the events of one product's stock say of its readers, besides what {@link History} judges of them. */
final class Trail implements History.Witness {

    private static final String HOLD_EXPIRED = "HOLD_EXPIRED";

    private final History history;
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<String, List<Long>> asked = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Set<Long> forfeited = new HashSet<>();
    private long servedFromLine;
    private long expired;

    /** Who has a ticket, and what proves it. */
    record Place(String user, Receipt receipt) {}

    private Trail(String product) {
        this.history = new History(product, this);
    }

    /**
     * @param product its id in the store
     * @param events one JSON object a line, from the stream's first event on
     */
    static Trail follow(String product, InputStream events) throws IOException, Malformed {
        Trail trail = new Trail(product);
        try (EventReader reader = new EventReader(events)) {
            for (StockEvent event = reader.next(); event != null; event = reader.next()) {
                trail.history.add(event);
            }
        }
        return trail;
    }

    @Override
    public void served(String user, long sequence) {
        asked.computeIfAbsent(user, u -> new ArrayList<>(1)).add(sequence);
        given.merge(user, 1, Integer::sum);
    }

    @Override
    public void queued(String user, Receipt receipt) {
        asked.computeIfAbsent(user, u -> new ArrayList<>(1)).add(receipt.sequence());
        places.putIfAbsent(receipt.ticket(), new Place(user, receipt));
    }

    @Override
    public void turnCame(long ticket, String user, String reservation, long sequence) {
        servedFromLine++;
        given.merge(user, 1, Integer::sum);
    }

    @Override
    public void forfeited(long ticket, @Nullable String reason, long sequence) {
        forfeited.add(ticket);
    }

    @Override
    public void ended(String reservation, @Nullable String reason, long sequence) {
        if (HOLD_EXPIRED.equals(reason)) {
            expired++;
        }
    }

    History history() {
        return history;
    }

    /** Whose ticket it is, or null if it was never issued. */
    @Nullable
    Place place(long ticket) {
        return places.get(ticket);
    }

    /** The numbers of the events by which a reader was first answered: a copy, or a place in line. */
    List<Long> asked(String user) {
        return asked.getOrDefault(user, List.of());
    }

    /** How often copies were set aside for a reader. */
    int given(String user) {
        return given.getOrDefault(user, 0);
    }

    boolean isForfeited(long ticket) {
        return forfeited.contains(ticket);
    }

    long servedFromLine() {
        return servedFromLine;
    }

    /** How many holds ran out. */
    long expired() {
        return expired;
    }
}
