package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.WaitlistTicketIssued;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The events are numbered without a gap, and each ticket holds the hash of all events before it. The hash is computed
 * from the stored JSON, so events of a type that this version does not know are covered as well.
 */
final class ChainUnbroken {

    private final Finding finding = new Finding("chain-unbroken");
    private String hash = LineChain.START;
    private long next;
    private long lastTicketAt = -1;
    private long tickets;
    private long unknown;

    void see(RecordedEvent recorded, @Nullable StockEvent event) {
        if (recorded.sequence() != next) {
            finding.breaks(recorded, "it follows on event %d".formatted(next - 1));
        }
        next = recorded.sequence() + 1;
        if (event == null) {
            unknown++;
        } else if (event instanceof WaitlistTicketIssued issued) {
            compare(recorded, issued);
        }
        try {
            hash = LineChain.then(hash, recorded);
        } catch (JacksonException unreadable) {
            finding.breaks(recorded, "its content is not JSON");
        }
    }

    private void compare(RecordedEvent recorded, WaitlistTicketIssued issued) {
        tickets++;
        finding.concerns(recorded);
        String claimed = issued.chain().value();
        if (!claimed.equals(hash)) {
            finding.breaks(
                    recorded,
                    "ticket %d holds another hash than that of the events before it: something from event %d to event %d was changed, left out or put in"
                            .formatted(issued.ticket(), lastTicketAt + 1, recorded.sequence() - 1));
            // Going on from what the ticket holds, each later ticket tells of its own stretch alone.
            hash = claimed;
        }
        lastTicketAt = recorded.sequence();
    }

    FairnessCheck check() {
        String strangers = unknown == 0
                ? ""
                : " %s of a type that this version cannot read %s covered by the hash, but by no other statement."
                        .formatted(Words.events(unknown), Words.are(unknown));
        return finding.check("%s, numbered from 0 without a gap; %s %s the hash of all before. The hash of all is %s.%s"
                .formatted(
                        Words.events(next), Words.tickets(tickets), tickets == 1 ? "holds" : "hold", hash, strangers));
    }
}
