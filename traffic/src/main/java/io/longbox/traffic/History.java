package io.longbox.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of one product's stock, one after another, and judges by them alone: was more given away than there
 * was, was anybody served before their turn, did every reservation end once at most, and is the history whole? It knows
 * nothing of how the store decides, or of the store's own checker.
 */
final class History {

    private static final String UNKNOWN = "unknown";

    private final String stream;
    private final Witness witness;
    private final Chain chain = new Chain();
    private final Figures found = new Figures();

    private final Map<String, Held> held = new HashMap<>();
    private final Set<String> reservations = new HashSet<>();
    /** Copies that were sold and are not back, by reservation. */
    private final Map<String, Long> out = new HashMap<>();
    /** Ways back that were gone already. */
    private final Set<String> returns = new HashSet<>();

    private final TreeMap<Long, Waiting> line = new TreeMap<>();
    private long lastTicket;
    private long nextSequence;
    private long lastKnownGood = -1;
    private long received;
    private long adjusted;
    private long reserved;
    private long sold;
    private long worstExcess;
    private boolean skipsTheHead;
    private boolean paused;
    private long firstWrong = Long.MAX_VALUE;

    /** A reservation that has not ended; ticket 0 is a walk-in's. */
    private record Held(String user, long quantity, long ticket) {}

    private record Waiting(String user, long quantity) {}

    /** Is told what happened to whom, in the order of the events. */
    interface Witness {

        /** Somebody was served who did not have to wait. */
        default void served(String user, long sequence) {}

        /**
         * Somebody got a place in line.
         *
         * @param receipt what they are to have for it, by these events
         */
        default void queued(String user, Receipt receipt) {}

        /** It was a ticket's turn. */
        default void turnCame(long ticket, String user, String reservation, long sequence) {}

        /** A ticket left the line unserved. */
        default void forfeited(long ticket, @Nullable String reason, long sequence) {}

        /** A reservation ended, and why if it was not sold. */
        default void ended(String reservation, @Nullable String reason, long sequence) {}

        /** Nothing is sold any more; nobody waits any more. */
        default void closed(long sequence) {}
    }

    /**
     * @param product its id in the store
     */
    History(String product, Witness witness) {
        this.stream = "stock-" + product;
        this.witness = witness;
    }

    /**
     * @throws Malformed if the event is none of this stream's, or lacks what its type has
     */
    void add(StockEvent event) throws Malformed {
        if (!event.stream().equals(stream)) {
            throw new Malformed(
                    "event " + event.sequence() + " is of the stream " + event.stream() + ", not of " + stream);
        }
        checkNumber(event);
        checkChain(event);
        chain.add(event);
        switch (event.type()) {
            case "StockReceived" -> received += event.number("quantity");
            case "StockAdjusted" -> adjusted += event.number("change");
            case "StockReserved" -> reserve(event);
            case "WaitlistTicketIssued" -> queue(event);
            case "TicketServed" -> serve(event);
            case "TicketForfeited" -> forfeit(event);
            case "ReservationReduced" -> reduce(event);
            case "ReservationReleased" -> end(event);
            case "SaleConfirmed" -> sell(event);
            case "SaleReturned" -> takeBack(event);
            case "SaleTermsSet" -> skipsTheHead = "SKIP".equals(event.textOrNull("terms.linePolicy"));
            case "LinePaused" -> paused = true;
            case "LineResumed" -> paused = false;
            case "StockClosed" -> {
                line.clear();
                witness.closed(event.sequence());
            }
            default -> {
                // An answer that changes nothing; the chain covers it all the same.
            }
        }
        long excess = reserved + sold - received - adjusted;
        if (excess > worstExcess) {
            wrong(
                    Figure.OVERSOLD,
                    event,
                    excess - worstExcess,
                    reserved + sold + " copies are reserved or sold, of " + (received + adjusted));
            worstExcess = excess;
        }
    }

    private void checkNumber(StockEvent event) {
        long sequence = event.sequence();
        if (sequence > nextSequence) {
            wrong(
                    Figure.BROKEN_CHAIN,
                    event,
                    sequence - nextSequence == 1
                            ? "event " + nextSequence + " is missing"
                            : "events " + nextSequence + " to " + (sequence - 1) + " are missing");
        } else if (sequence < nextSequence) {
            wrong(Figure.BROKEN_CHAIN, event, "it comes where event " + nextSequence + " should be");
        }
        nextSequence = sequence + 1;
    }

    private void checkChain(StockEvent event) throws Malformed {
        if (!event.type().equals("WaitlistTicketIssued")) {
            return;
        }
        String said = event.text("chain");
        if (!said.equals(chain.head())) {
            wrong(
                    Figure.BROKEN_CHAIN,
                    event,
                    "its hash is not that of the events before it: " + changedBefore(event.sequence()));
            chain.goOnFrom(said);
        }
        lastKnownGood = event.sequence() - 1;
    }

    private String changedBefore(long sequence) {
        long first = lastKnownGood + 1;
        if (sequence == 0) {
            return "there are none";
        }
        return first >= sequence - 1
                ? "event " + (sequence - 1) + " is not as it was"
                : "one of the events " + first + " to " + (sequence - 1) + " is not as it was";
    }

    private void reserve(StockEvent event) throws Malformed {
        String user = event.text("user");
        if (!line.isEmpty()) {
            wrong(Figure.LINE_JUMPS, event, "it served a walk-in while ticket " + line.firstKey() + " was waiting");
        }
        begin(event, new Held(user, event.number("quantity"), 0));
        witness.served(user, event.sequence());
    }

    private void queue(StockEvent event) throws Malformed {
        long ticket = event.number("ticket");
        long position = event.number("position");
        String user = event.text("user");
        if (ticket != lastTicket + 1) {
            wrong(Figure.LINE_JUMPS, event, "it issued ticket " + ticket + " after ticket " + lastTicket);
        }
        if (position != line.headMap(ticket).size() + 1L) {
            wrong(
                    Figure.DISCREPANCIES,
                    event,
                    "position " + position + " for ticket " + ticket + " with "
                            + line.headMap(ticket).size() + " ahead");
        }
        lastTicket = ticket;
        line.put(ticket, new Waiting(user, event.number("quantity")));
        String product = stream.substring("stock-".length());
        witness.queued(user, new Receipt(product, ticket, position, event.sequence(), chain.head()));
    }

    private void serve(StockEvent event) throws Malformed {
        long ticket = event.number("ticket");
        long quantity = event.number("quantity");
        Waiting waiting = line.get(ticket);
        if (waiting == null) {
            wrong(Figure.LINE_JUMPS, event, "it served ticket " + ticket + ", which is not in line");
        } else {
            checkTurn(event, ticket, waiting, quantity);
        }
        line.remove(ticket);
        String user = waiting == null ? UNKNOWN : waiting.user();
        begin(event, new Held(user, quantity, ticket));
        witness.turnCame(ticket, user, event.text("reservation"), event.sequence());
    }

    private void checkTurn(StockEvent event, long ticket, Waiting waiting, long quantity) {
        long free = free();
        for (Map.Entry<Long, Waiting> ahead : line.headMap(ticket).entrySet()) {
            if (!skipsTheHead || ahead.getValue().quantity() <= free) {
                wrong(
                        Figure.LINE_JUMPS,
                        event,
                        "it served ticket " + ticket + " while ticket " + ahead.getKey() + " was waiting");
                return;
            }
        }
        if (paused) {
            wrong(Figure.LINE_JUMPS, event, "it served ticket " + ticket + " while the line was paused");
        } else if (waiting.quantity() != quantity) {
            wrong(
                    Figure.DISCREPANCIES,
                    event,
                    "ticket " + ticket + " got " + quantity + " copies, and was for " + waiting.quantity());
        }
    }

    private void begin(StockEvent event, Held reservation) throws Malformed {
        String id = event.text("reservation");
        if (!reservations.add(id)) {
            wrong(Figure.BROKEN_RESERVATIONS, event, "the reservation " + id + " began a second time");
        }
        Held earlier = held.put(id, reservation);
        reserved += reservation.quantity() - (earlier == null ? 0 : earlier.quantity());
    }

    private void reduce(StockEvent event) throws Malformed {
        String id = event.text("reservation");
        Held before = held.get(id);
        long remaining = event.number("remaining");
        if (before == null || before.quantity() != remaining + event.number("released")) {
            wrong(
                    Figure.BROKEN_RESERVATIONS,
                    event,
                    "it reduced the reservation " + id + ", which held " + (before == null ? 0 : before.quantity())
                            + " copies, to " + remaining);
        }
        if (before != null) {
            reserved += remaining - before.quantity();
            held.put(id, new Held(before.user(), remaining, before.ticket()));
        }
    }

    /** Answers how many copies the event says it ended with. */
    private long end(StockEvent event) throws Malformed {
        String id = event.text("reservation");
        long quantity = event.number("quantity");
        Held ended = held.remove(id);
        if (ended == null) {
            wrong(
                    Figure.BROKEN_RESERVATIONS,
                    event,
                    reservations.contains(id)
                            ? "the reservation " + id + " ended a second time"
                            : "the reservation " + id + " ended, and had never begun");
            return 0;
        }
        if (ended.quantity() != quantity) {
            wrong(
                    Figure.BROKEN_RESERVATIONS,
                    event,
                    "the reservation " + id + " of " + ended.quantity() + " copies ended with " + quantity);
        }
        reserved -= ended.quantity();
        witness.ended(id, event.textOrNull("reason"), event.sequence());
        return quantity;
    }

    private void sell(StockEvent event) throws Malformed {
        long copies = end(event);
        sold += copies;
        out.merge(event.text("reservation"), copies, Long::sum);
    }

    /** Only what was sold comes back: whatever else is said to have come is not on the shelf. */
    private void takeBack(StockEvent event) throws Malformed {
        String id = event.text("reservation");
        long copies = event.number("quantity");
        long before = out.getOrDefault(id, 0L);
        boolean repeated = !returns.add(event.text("restock") + " " + id);
        if (repeated || copies > before) {
            wrong(
                    Figure.BROKEN_RESERVATIONS,
                    event,
                    repeated
                            ? "the same copies of the reservation " + id + " came back a second time"
                            : copies + " copies of the reservation " + id + " came back, of which " + before
                                    + " were out");
        }
        long back = repeated ? 0 : Math.min(copies, before);
        out.put(id, before - back);
        sold -= back;
    }

    private void forfeit(StockEvent event) throws Malformed {
        long ticket = event.number("ticket");
        if (line.remove(ticket) == null) {
            wrong(Figure.BROKEN_RESERVATIONS, event, "ticket " + ticket + " was given up, and was not in line");
        }
        witness.forfeited(ticket, event.textOrNull("reason"), event.sequence());
    }

    private void wrong(Figure figure, StockEvent event, String finding) {
        wrong(figure, event, 1, finding);
    }

    private void wrong(Figure figure, StockEvent event, long count, String finding) {
        found.add(figure, count, "event " + event.sequence() + ": " + finding);
        firstWrong = Math.min(firstWrong, event.sequence());
    }

    /** What is wrong so far. */
    Figures found() {
        return found;
    }

    /** Whether nothing is wrong with the events up to this one. */
    boolean isCleanUpTo(long sequence) {
        return firstWrong > sequence;
    }

    /** The number of the last event, or -1 if there is none. */
    long last() {
        return nextSequence - 1;
    }

    long received() {
        return received;
    }

    /** The stock as it is to be shown. */
    Stock stock() {
        long onHand = received + adjusted - sold;
        return new Stock(onHand, reserved, onHand - reserved, sold, line.size());
    }

    /** Readers in line for whom there is a free copy, though it is their turn. */
    long unserved() {
        if (paused || line.isEmpty()) {
            return 0;
        }
        long free = free();
        boolean somebodyFits = skipsTheHead
                ? line.values().stream().anyMatch(waiting -> waiting.quantity() <= free)
                : line.firstEntry().getValue().quantity() <= free;
        return somebodyFits ? Math.max(1, Math.min(free, line.size())) : 0;
    }

    private long free() {
        return received + adjusted - sold - reserved;
    }

    /** How many outstanding tickets are lower. */
    int ahead(long ticket) {
        return line.headMap(ticket).size();
    }

    boolean isInLine(long ticket) {
        return line.containsKey(ticket);
    }

    /** Who is in line. */
    Set<String> waiting() {
        Set<String> users = new HashSet<>();
        line.values().forEach(waiting -> users.add(waiting.user()));
        return users;
    }

    /** How many copies are set aside for whom. */
    Map<String, Long> heldBy() {
        Map<String, Long> copies = new HashMap<>();
        held.values().forEach(reservation -> copies.merge(reservation.user(), reservation.quantity(), Long::sum));
        return copies;
    }

    /** For whom copies are set aside that they did not have to wait for. */
    Set<String> heldByWalkIns() {
        return holders(false);
    }

    /** For whom copies are set aside that they waited for. */
    Set<String> heldFromLine() {
        return holders(true);
    }

    private Set<String> holders(boolean fromLine) {
        Set<String> users = new HashSet<>();
        held.values().stream()
                .filter(reservation -> reservation.ticket() > 0 == fromLine)
                .forEach(reservation -> users.add(reservation.user()));
        return users;
    }
}
