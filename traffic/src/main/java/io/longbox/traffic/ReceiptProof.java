package io.longbox.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds a receipt for a place in line against an export of the product's events, and tells what became of the place. */
final class ReceiptProof implements History.Witness {

    private final Receipt receipt;
    private final History history;
    private final List<String> problems = new ArrayList<>();

    private boolean found;
    private long events;
    private Fate fate = Fate.UNKNOWN;
    private long since = -1;
    private @Nullable String reservation;
    private String how = "";

    /** What became of a place. */
    enum Fate {
        /** The events do not show it. */
        UNKNOWN,
        /** Still in line. */
        WAITING,
        /** Its turn has come. */
        SERVED,
        /** Given up before its turn. */
        FORFEITED,
        /** The line was ended. */
        CLOSED
    }

    private ReceiptProof(Receipt receipt) {
        this.receipt = receipt;
        this.history = new History(receipt.product(), this);
    }

    /**
     * @param events one JSON object a line, from the stream's first event on
     * @throws Malformed if they are not the events of the receipt's product
     */
    static ReceiptProof of(Receipt receipt, InputStream events) throws IOException, Malformed {
        ReceiptProof proof = new ReceiptProof(receipt);
        try (EventReader reader = new EventReader(events)) {
            for (StockEvent event = reader.next(); event != null; event = reader.next()) {
                proof.take(event);
            }
        }
        proof.end();
        return proof;
    }

    private void take(StockEvent event) throws Malformed {
        events++;
        history.add(event);
        if (event.sequence() == receipt.sequence() && !found) {
            found = true;
            if (!event.type().equals("WaitlistTicketIssued")) {
                problems.add("event " + event.sequence() + " is a " + event.type() + ", and issues no ticket");
            }
        }
    }

    @Override
    public void queued(String user, Receipt issued) {
        if (issued.sequence() != receipt.sequence()) {
            return;
        }
        if (issued.ticket() != receipt.ticket()) {
            problems.add("event " + issued.sequence() + " issues ticket " + issued.ticket() + ", the receipt is for "
                    + receipt.ticket());
        }
        if (issued.position() != receipt.position()) {
            problems.add("event " + issued.sequence() + " issues the ticket at position " + issued.position()
                    + ", the receipt says " + receipt.position());
        }
        if (!issued.hash().equals(receipt.hash())) {
            problems.add("the hash over the events 0 to " + issued.sequence() + " is " + issued.hash()
                    + ", the receipt's is " + receipt.hash() + ": one of them is not as it was");
        }
        if (issued.ticket() == receipt.ticket()) {
            fate = Fate.WAITING;
            since = issued.sequence();
        }
    }

    @Override
    public void turnCame(long ticket, String user, String setAside, long sequence) {
        if (ticket == receipt.ticket() && fate == Fate.WAITING) {
            fate = Fate.SERVED;
            since = sequence;
            reservation = setAside;
            how = "its copies are set aside for the reader";
        }
    }

    @Override
    public void ended(String ended, @Nullable String reason, long sequence) {
        if (ended.equals(reservation)) {
            how = reason == null
                    ? "sold at event " + sequence
                    : "its copies were let go at event " + sequence + " (" + inWords(reason) + ")";
        }
    }

    @Override
    public void forfeited(long ticket, @Nullable String reason, long sequence) {
        if (ticket == receipt.ticket() && fate == Fate.WAITING) {
            fate = Fate.FORFEITED;
            since = sequence;
            how = reason == null ? "no reason given" : inWords(reason);
        }
    }

    @Override
    public void closed(long sequence) {
        if (fate == Fate.WAITING) {
            fate = Fate.CLOSED;
            since = sequence;
        }
    }

    private static String inWords(String reason) {
        return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void end() {
        problems.addAll(0, history.found().sentences(Figure.BROKEN_CHAIN));
        if (!found) {
            problems.add("event " + receipt.sequence() + ", which the receipt names, is not in the export"
                    + (receipt.sequence() > history.last() ? ": it ends with event " + history.last() : ""));
        }
    }

    /** Whether there was nothing to hold the receipt against. */
    boolean isEmpty() {
        return events == 0;
    }

    boolean isValid() {
        return problems.isEmpty();
    }

    /** What does not fit, and from where; empty if the receipt is valid. */
    List<String> problems() {
        return problems;
    }

    /** What else the events show that should not be; it takes nothing from the receipt. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            if (figure != Figure.BROKEN_CHAIN) {
                remarks.addAll(history.found().sentences(figure));
            }
        }
        return remarks;
    }

    long events() {
        return events;
    }

    Fate fate() {
        return fate;
    }

    /** The number of the event that brought the place where it is, or -1 if the events do not show the place. */
    long since() {
        return since;
    }

    /** How many are ahead, or -1 if the place is not in line. */
    long ahead() {
        return fate == Fate.WAITING ? history.ahead(receipt.ticket()) : -1;
    }

    /** What became of the place, in a sentence. */
    String fateInWords() {
        String ticket = "Ticket " + receipt.ticket();
        return switch (fate) {
            case UNKNOWN -> "The events do not show what became of ticket " + receipt.ticket() + ".";
            case WAITING -> ticket + " is still in line, with " + ahead() + " ahead of it.";
            case SERVED -> ticket + " was served at event " + since + "; " + how + ".";
            case FORFEITED -> ticket + " was given up at event " + since + " (" + how + ").";
            case CLOSED -> ticket + " ended with the line at event " + since + ": the product is no longer sold.";
        };
    }
}
