package io.longbox.traffic;

import io.longbox.traffic.FakeStore.Flaw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The gate of one product: decides who gets a copy, serves the line, and keeps its events. Not safe for threads. */
final class FakeGate {

    private static final String START = "0".repeat(64);

    private final String product;
    private final Set<Flaw> flaws;
    private final Served served;
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, String> held = new LinkedHashMap<>();
    private final TreeMap<Long, String> line = new TreeMap<>();
    private final Chain chain = new Chain();
    private long received;
    private long lastTicket;
    private boolean keptOneBack;
    private boolean endedTwice;
    private boolean misbehaved;
    private @Nullable String hold;

    /** An event as it is kept. */
    record StoredEvent(long sequence, String type, Map<String, @Nullable Object> payload) {}

    /** A ticket with what proves it. */
    record Ticket(long number, long position, long sequence, String hash) {}

    /** Is told whose turn it is. */
    @FunctionalInterface
    interface Served {
        void turnCame(String user, String reservation);
    }

    FakeGate(String product, Set<Flaw> flaws, Served served) {
        this.product = product;
        this.flaws = flaws;
        this.served = served;
    }

    /** Sets a copy aside, or gives out a ticket, or answers null if it does neither. */
    @Nullable
    Ticket ask(String user, String reservation) {
        boolean lastCopy = free() == 1;
        boolean keepsBack = flaws.contains(Flaw.SERVES_A_WALK_IN) && lastCopy && !keptOneBack;
        boolean ignoresLine = flaws.contains(Flaw.SERVES_A_WALK_IN) && keptOneBack;
        if (!keepsBack && free() > 0 && (line.isEmpty() || ignoresLine)) {
            misbehaved |= !line.isEmpty();
            held.put(reservation, user);
            append("StockReserved", fields("reservation", reservation, "user", user, "quantity", 1, "hold", hold));
            return null;
        }
        keptOneBack |= keepsBack;
        if (flaws.contains(Flaw.REJECTS_ALL)) {
            return null;
        }
        return queue(user, reservation);
    }

    private Ticket queue(String user, String reservation) {
        long number = ++lastTicket;
        if (flaws.contains(Flaw.TICKETS_FALL)) {
            number = 1_000 - lastTicket;
        } else if (flaws.contains(Flaw.SAME_TICKET_FOR_ALL)) {
            number = 1;
        }
        long position = line.headMap(number).size() + 1L;
        line.put(number, user);
        append(
                "WaitlistTicketIssued",
                fields(
                        "reservation",
                        reservation,
                        "user",
                        user,
                        "quantity",
                        1,
                        "ticket",
                        number,
                        "position",
                        position,
                        "chain",
                        events.isEmpty() ? START : chain.head()));
        return new Ticket(number, position, events.size() - 1L, chain.head());
    }

    boolean holds(String reservation) {
        return held.containsKey(reservation);
    }

    void receive(long copies) {
        received += copies;
        append("StockReceived", fields("receipt", UUID.randomUUID().toString(), "quantity", copies));
        serve();
    }

    void holdFor(String time) {
        hold = time;
        append("SaleTermsSet", fields("terms", fields("hold", time, "offer", null, "linePolicy", "HOLD")));
    }

    void release(String reservation, String reason) {
        if (held.remove(reservation) == null) {
            return;
        }
        Map<String, @Nullable Object> end = fields("reservation", reservation, "quantity", 1, "reason", reason);
        append("ReservationReleased", end);
        if (flaws.contains(Flaw.ENDS_A_RESERVATION_TWICE) && !endedTwice) {
            endedTwice = true;
            misbehaved = true;
            append("ReservationReleased", end);
        }
        serve();
    }

    /** Answers whether the reader had a place in line. */
    boolean leave(String user) {
        for (long ticket : List.copyOf(line.keySet())) {
            if (user.equals(line.get(ticket))) {
                line.remove(ticket);
                append("TicketForfeited", fields("reservation", user, "ticket", ticket, "reason", "LEFT"));
                serve();
                return true;
            }
        }
        return false;
    }

    private void serve() {
        while (free() > 0 && !line.isEmpty() && !flaws.contains(Flaw.NEVER_SERVES)) {
            boolean lastFirst = flaws.contains(Flaw.SERVES_OUT_OF_ORDER);
            misbehaved |= lastFirst && line.size() > 1;
            Map.Entry<Long, String> next = lastFirst ? line.pollLastEntry() : line.pollFirstEntry();
            String reservation = UUID.nameUUIDFromBytes(
                            ("ticket " + next.getKey() + " of " + product).getBytes(StandardCharsets.UTF_8))
                    .toString();
            held.put(reservation, next.getValue());
            append(
                    "TicketServed",
                    fields("ticket", next.getKey(), "reservation", reservation, "quantity", 1, "offer", null));
            served.turnCame(next.getValue(), reservation);
        }
    }

    private long free() {
        return received + spare() - held.size();
    }

    /** The copy that there is not. */
    private long spare() {
        return flaws.contains(Flaw.OVERSELLS_OPENLY) || flaws.contains(Flaw.OVERSELLS_SECRETLY) ? 1 : 0;
    }

    private void append(String type, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> payload = fields("product", product);
        payload.putAll(fields);
        payload.put("askedAt", type.equals("StockReserved") ? Instant.EPOCH.toString() : null);
        StoredEvent event = new StoredEvent(events.size(), type, payload);
        events.add(event);
        TreeMap<String, String> flat = new TreeMap<>();
        flatten("", payload, flat);
        chain.add(new StockEvent("stock-" + product, event.sequence(), type, flat));
    }

    private static void flatten(String prefix, Map<?, ?> from, Map<String, String> into) {
        from.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + name + ".", nested, into);
            } else if (value != null) {
                into.put(prefix + name, value.toString());
            }
        });
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    List<StoredEvent> events() {
        return events;
    }

    long received() {
        return received;
    }

    long reserved() {
        return held.size();
    }

    int waiting() {
        return line.size();
    }

    /** Whether it has done anything that a checker must find. */
    boolean hasMisbehaved() {
        return misbehaved || held.size() > received;
    }
}
