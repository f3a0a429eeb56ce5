package io.longbox.audit;

import io.longbox.api.audit.PlaceExplanation;
import io.longbox.api.audit.PlaceExplanation.ServedBefore;
import io.longbox.api.audit.PlaceExplanation.StoryStep;
import io.longbox.api.catalog.ForfeitReason;
import io.longbox.api.catalog.LinePaused;
import io.longbox.api.catalog.LinePolicy;
import io.longbox.api.catalog.LineResumed;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.RefusalReason;
import io.longbox.api.catalog.ReleaseReason;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.catalog.ReservationReduced;
import io.longbox.api.catalog.ReservationRefused;
import io.longbox.api.catalog.ReservationReleased;
import io.longbox.api.catalog.SaleConfirmed;
import io.longbox.api.catalog.SaleReturned;
import io.longbox.api.catalog.SaleTermsSet;
import io.longbox.api.catalog.StockClosed;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.catalog.StockReserved;
import io.longbox.api.catalog.StockShortageReported;
import io.longbox.api.catalog.TicketForfeited;
import io.longbox.api.catalog.TicketServed;
import io.longbox.api.catalog.WaitlistTicketIssued;
import io.longbox.api.user.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one reader through the events of a product's stock and tells, in plain words, why they are where they are.
 * Others appear in it by their ticket numbers alone.
 */
final class PlaceStory {

    /** So many of the latest steps are told. */
    static final int MOST_STEPS = 500;

    private final ProductId product;
    private final UserId reader;
    private final StockReplay stock = new StockReplay();
    private final Deque<StoryStep> steps = new ArrayDeque<>();
    private boolean stepsLeftOut;

    /** The reader's tickets that are in line or whose copies are held, by number. */
    private final Map<Long, Turn> openTurns = new HashMap<>();

    /** The reader's tickets whose copies were bought. */
    private final Map<ReservationId, Turn> soldTurns = new HashMap<>();

    private final List<Turn> earlierTurns = new ArrayList<>();
    private @Nullable Turn turn;
    private final WalkIns walkIns = new WalkIns();
    private long walkInsOfOthers;
    private String lastRefusal = "";

    PlaceStory(ProductId product, UserId reader) {
        this.product = product;
        this.reader = reader;
    }

    /** Takes the next event of the stream. */
    void see(long sequence, Instant at, StockEvent event) {
        String text = atTheGate(event);
        if (text == null) {
            text = inTheLine(sequence, at, event);
        }
        if (text != null) {
            if (steps.size() == MOST_STEPS) {
                steps.removeFirst();
                stepsLeftOut = true;
            }
            steps.addLast(new StoryStep(sequence, at, text));
        }
        stock.apply(event);
    }

    private @Nullable String atTheGate(StockEvent event) {
        if (event instanceof StockReserved reserved) {
            return reserved(reserved);
        } else if (event instanceof StockShortageReported shortage) {
            return shortage.user().equals(reader) ? lacking(shortage) : null;
        } else if (event instanceof ReservationRefused refused) {
            return refused.user().equals(reader) ? refused(refused) : null;
        } else if (event instanceof ReservationReduced reduced) {
            return reduced(reduced);
        } else if (event instanceof ReservationReleased released) {
            return released(released);
        } else if (event instanceof SaleConfirmed sale) {
            return sold(sale);
        } else if (event instanceof SaleReturned back) {
            return cameBack(back);
        }
        return null;
    }

    private @Nullable String inTheLine(long sequence, Instant at, StockEvent event) {
        if (event instanceof WaitlistTicketIssued issued) {
            return issued.user().equals(reader) ? joined(issued, at) : null;
        } else if (event instanceof TicketServed served) {
            return served(served, sequence, at);
        } else if (event instanceof TicketForfeited forfeited) {
            return givenUp(forfeited);
        } else if (openTurns.values().stream().noneMatch(Turn::isWaiting)) {
            return null;
        } else if (event instanceof LinePaused) {
            return "The line was paused.";
        } else if (event instanceof LineResumed) {
            return "The line went on.";
        } else if (event instanceof SaleTermsSet set) {
            return policySet(set.terms().linePolicy());
        } else if (event instanceof StockClosed) {
            return lineEnded(at);
        }
        return null;
    }

    private @Nullable String reserved(StockReserved reserved) {
        if (!reserved.user().equals(reader)) {
            walkInsOfOthers++;
            return null;
        }
        int copies = reserved.quantity().value();
        walkIns.reserve(reserved.reservation(), copies);
        return "You asked for %s: enough were free, nobody was in line, and they were set aside for you."
                .formatted(Words.copies(copies));
    }

    private String lacking(StockShortageReported shortage) {
        lastRefusal = "You asked for %s and did not want to wait: %d %s free and %s."
                .formatted(
                        Words.copies(shortage.quantity().value()),
                        shortage.available(),
                        Words.were(shortage.available()),
                        inLine(shortage.waiting()));
        return lastRefusal;
    }

    private String refused(ReservationRefused refused) {
        lastRefusal = refused.reason() == RefusalReason.PRODUCT_WITHDRAWN
                ? "You asked, but the product was off sale."
                : "Your request was repeated so late that it could not be answered any more.";
        return lastRefusal;
    }

    private @Nullable String reduced(ReservationReduced reduced) {
        if (walkIns.contains(reduced.reservation())) {
            walkIns.keep(reduced.reservation(), reduced.remaining().value());
        } else if (turnOf(reduced.reservation()) == null) {
            return null;
        }
        return "You gave %s back and kept %d."
                .formatted(
                        Words.copies(reduced.released().value()),
                        reduced.remaining().value());
    }

    private @Nullable String released(ReservationReleased released) {
        String why = why(released.reason());
        Turn mine = turnOf(released.reservation());
        if (mine != null) {
            openTurns.remove(mine.ticket());
            mine.end(Turn.State.RETURNED, why);
        } else if (walkIns.contains(released.reservation())) {
            walkIns.release(released.reservation());
        } else {
            return null;
        }
        return "%s went back: %s.".formatted(Words.copies(released.quantity().value()), why);
    }

    private static String why(ReleaseReason reason) {
        return switch (reason) {
            case REMOVED_FROM_CART -> "you gave them up";
            case READER_SUSPENDED -> "your account is suspended";
            case HOLD_EXPIRED -> "the time to buy them was over";
            case NOT_ADDED -> "your cart could not take them";
            case TICKET_FORFEITED -> "the ticket was given up";
            case PRODUCT_WITHDRAWN -> "the product was taken off sale";
        };
    }

    private @Nullable String sold(SaleConfirmed sale) {
        int copies = sale.quantity().value();
        Turn mine = turnOf(sale.reservation());
        if (mine != null) {
            openTurns.remove(mine.ticket());
            soldTurns.put(sale.reservation(), mine);
            mine.end(Turn.State.SOLD, "you bought " + Words.copies(copies));
        } else if (walkIns.contains(sale.reservation())) {
            walkIns.sell(sale.reservation(), copies);
        } else {
            return null;
        }
        return "You bought %s.".formatted(Words.copies(copies));
    }

    private @Nullable String cameBack(SaleReturned back) {
        int copies = back.quantity().value();
        Turn mine = soldTurns.get(back.reservation());
        if (mine != null) {
            mine.giveBack(copies);
        } else if (walkIns.isSold(back.reservation())) {
            walkIns.giveBack(copies);
        } else {
            return null;
        }
        return "%s that you had bought %s put back on the shelf.".formatted(Words.copies(copies), Words.were(copies));
    }

    private String joined(WaitlistTicketIssued issued, Instant at) {
        if (turn != null) {
            turn.forgetOthers();
            earlierTurns.add(turn);
        }
        turn = new Turn(issued, at);
        openTurns.put(issued.ticket(), turn);
        String why = stock.waiting() > 0
                ? inLine(stock.waiting())
                : stock.free() == 0
                        ? "none was free"
                        : "only %d %s free".formatted(stock.free(), Words.were(stock.free()));
        String others = walkInsOfOthers == 0
                ? ""
                : " Before that, others had got copies %s without a ticket, while nobody was in line."
                        .formatted(walkInsOfOthers == 1 ? "once" : walkInsOfOthers + " times");
        return "You asked for %s and got ticket %d, at place %d, because %s.%s"
                .formatted(Words.copies(turn.wanted()), issued.ticket(), issued.position(), why, others);
    }

    private @Nullable String served(TicketServed served, long sequence, Instant at) {
        Turn mine = openTurns.get(served.ticket());
        if (mine != null && mine.isWaiting()) {
            mine.serve(at);
            int copies = served.quantity().value();
            return "It was your turn: %s %s set aside for ticket %d."
                    .formatted(Words.copies(copies), Words.were(copies), served.ticket());
        }
        Turn waiting = turn;
        if (waiting != null && waiting.isWaiting()) {
            long other = served.ticket();
            waiting.otherServed(other, () -> new ServedBefore(other, sequence, at, ruleFor(other, waiting)));
        }
        return null;
    }

    private String ruleFor(long ticket, Turn waiting) {
        if (ticket < waiting.ticket()) {
            return "Ticket %d is lower than yours: first come, first served.".formatted(ticket);
        }
        if (stock.policy() == LinePolicy.SKIP && waiting.wanted() > stock.free()) {
            return "Only %s %s free and you want %d: the first in line who wants no more than is free is served, here ticket %d, and you keep your place."
                    .formatted(Words.copies(stock.free()), Words.were(stock.free()), waiting.wanted(), ticket);
        }
        return "No rule allows that ticket %d was served before yours: the fairness report says more."
                .formatted(ticket);
    }

    private @Nullable String givenUp(TicketForfeited forfeited) {
        Turn mine = openTurns.remove(forfeited.ticket());
        if (mine == null) {
            if (turn != null && turn.isWaiting()) {
                turn.otherGaveUp(forfeited.ticket());
            }
            return null;
        }
        String why =
                forfeited.reason() == ForfeitReason.LEFT ? "you left the line" : "the request that got it had failed";
        mine.end(Turn.State.GIVEN_UP, why);
        return "Ticket %d was given up: %s.".formatted(forfeited.ticket(), why);
    }

    private @Nullable String policySet(LinePolicy policy) {
        if (policy == stock.policy()) {
            return null;
        }
        return policy == LinePolicy.SKIP
                ? "From now on the first in line who wants no more than is free is served."
                : "From now on the line waits for its head, also if that wants more than is free.";
    }

    private String lineEnded(Instant at) {
        openTurns.values().stream()
                .filter(Turn::isWaiting)
                .forEach(
                        open -> open.end(Turn.State.LINE_ENDED, "the product was taken off sale on " + Words.time(at)));
        openTurns.values().removeIf(open -> open.state() == Turn.State.LINE_ENDED);
        return "The product was taken off sale, and the line ended.";
    }

    private @Nullable Turn turnOf(ReservationId reservation) {
        return openTurns.values().stream()
                .filter(open -> open.reservation().equals(reservation))
                .findFirst()
                .orElse(null);
    }

    private static String inLine(long tickets) {
        return tickets == 0
                ? "nobody was in line"
                : "%s %s in line already".formatted(Words.tickets(tickets), Words.were(tickets));
    }

    /** The whole of it, as things stand after the last event that was seen. */
    PlaceExplanation tell() {
        String summary = new PlaceSummary(stock, turn, earlierTurns, walkIns, lastRefusal).text();
        return new PlaceExplanation(
                product,
                reader,
                stepsLeftOut ? summary + " The story tells the latest " + MOST_STEPS + " steps only." : summary,
                List.copyOf(steps),
                turn == null ? List.of() : List.copyOf(turn.servedBefore()));
    }
}
