package io.longbox.audit;

import io.longbox.api.audit.FairnessCheck;
import io.longbox.api.audit.FairnessReport;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.user.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the sale of one product by what its stock's events say, from the first to the last. It knows nothing of the code
 * that made them: it replays them by itself and looks at each.
 */
final class FairnessAudit {

    /** So many readers are remembered: what they do elsewhere has to be read one by one. */
    static final int MOST_READERS = 10_000;

    private final StockReplay stock = new StockReplay();
    private final List<Statement> statements = List.of(
            new NotOversold(),
            new TicketsInOrder(),
            new NoWalkInBeforeTheLine(),
            new NobodyBeforeTheOpening(),
            new ReservationsEndOnce(),
            new NobodyWaitsInVain());
    private final ChainUnbroken chain = new ChainUnbroken();
    private final Set<UserId> readers = new LinkedHashSet<>();
    private boolean allReaders = true;
    private long upTo = -1;

    /**
     * @param recorded the next event of the stream
     * @param event what it says, or null if this version of the code cannot read it
     */
    void see(RecordedEvent recorded, @Nullable StockEvent event) {
        upTo = recorded.sequence();
        chain.see(recorded, event);
        if (event == null) {
            return;
        }
        statements.forEach(statement -> statement.before(recorded, event, stock));
        stock.apply(event);
        statements.forEach(statement -> statement.after(recorded, event, stock));
        UserId reader = readerOf(event);
        if (reader != null && !readers.contains(reader)) {
            allReaders = allReaders && readers.size() < MOST_READERS;
            if (allReaders) {
                readers.add(reader);
            }
        }
    }

    private static @Nullable UserId readerOf(StockEvent event) {
        if (event instanceof StockReserved reserved) {
            return reserved.user();
        } else if (event instanceof WaitlistTicketIssued issued) {
            return issued.user();
        } else if (event instanceof StockShortageReported shortage) {
            return shortage.user();
        } else if (event instanceof ReservationRefused refused) {
            return refused.user();
        }
        return null;
    }

    /** Those who appear in the events, in the order of their first appearance, at most {@value #MOST_READERS}. */
    Set<UserId> readers() {
        return Collections.unmodifiableSet(readers);
    }

    /** Whether {@link #readers} is all of them. */
    boolean hasAllReaders() {
        return allReaders;
    }

    /**
     * @param points what was found in the accounts of the readers
     */
    FairnessReport report(ProductId product, FairnessCheck points) {
        List<FairnessCheck> checks = new ArrayList<>();
        statements.forEach(statement -> checks.add(statement.check(stock)));
        checks.add(chain.check());
        checks.add(points);
        return new FairnessReport(product, checks.stream().allMatch(FairnessCheck::holds), checks, upTo);
    }
}
