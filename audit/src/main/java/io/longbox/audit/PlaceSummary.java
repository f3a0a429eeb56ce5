package io.longbox.audit;

import io.longbox.api.catalog.LinePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader stands with a product, in a few sentences.
 *
 * @param stock how it stands now
 * @param turn the reader's latest ticket, or null if there never was one
 * @param earlier the tickets before that, oldest first
 * @param walkIns what the reader got without a ticket
 * @param lastRefusal how the reader was last turned away, as a sentence, or empty
 */
record PlaceSummary(StockReplay stock, @Nullable Turn turn, List<Turn> earlier, WalkIns walkIns, String lastRefusal) {

    private static final int EARLIER_TOLD = 10;

    String text() {
        List<String> sentences = new ArrayList<>();
        if (turn != null) {
            sentences.addAll(told(turn));
        }
        if (walkIns.any()) {
            sentences.add(withoutTicket());
        }
        if (sentences.isEmpty()) {
            sentences.add(lastRefusal.isEmpty() ? "You have not asked for this product." : lastRefusal);
            if (stock.waiting() > 0) {
                sentences.add(
                        "%s %s waiting now.".formatted(Words.tickets(stock.waiting()), Words.are(stock.waiting())));
            }
        }
        boolean waiting = turn != null && turn.isWaiting();
        if (stock.isClosed()) {
            sentences.add("The product is off sale.");
        } else if (stock.isPaused() && !waiting) {
            sentences.add("The line is paused now.");
        }
        return String.join(" ", sentences);
    }

    private List<String> told(Turn turn) {
        List<String> sentences = new ArrayList<>();
        sentences.add(standing(turn));
        if (turn.isWaiting()) {
            sentences.add("You joined on %s at place %d.".formatted(Words.time(turn.joinedAt()), turn.position()));
        }
        sentences.add(others(turn));
        if (turn.isWaiting()) {
            sentences.add(whyNotNow(turn));
        }
        if (turn.lowerServed() + turn.higherServed() > turn.servedBefore().size()) {
            sentences.add(String.format(
                    Locale.ROOT, "Only the first %,d of those who were served before are listed.", Turn.MOST_LISTED));
        }
        if (!earlier.isEmpty()) {
            sentences.add(earlierTickets());
        }
        return sentences;
    }

    private String standing(Turn turn) {
        long ticket = turn.ticket();
        return switch (turn.state()) {
            case WAITING -> waiting(ticket);
            case HELD -> {
                int copies = Objects.requireNonNullElse(stock.heldBy(turn.reservation()), 0);
                yield "%s, and %s %s held for you."
                        .formatted(itWasTheTurn(turn), Words.copies(copies), Words.are(copies));
            }
            case SOLD -> "%s, and %s.".formatted(itWasTheTurn(turn), turn.outcome());
            case RETURNED -> "%s, but the copies went back: %s.".formatted(itWasTheTurn(turn), turn.outcome());
            case GIVEN_UP -> "Your ticket %d left the line before its turn: %s.".formatted(ticket, turn.outcome());
            case LINE_ENDED -> "Your ticket %d ended before its turn: %s.".formatted(ticket, turn.outcome());
        };
    }

    private String waiting(long ticket) {
        int before = stock.before(ticket);
        return before == 0
                ? "You have ticket %d and are the first in line.".formatted(ticket)
                : "You have ticket %d and are at place %d: %s before yours %s waiting."
                        .formatted(ticket, before + 1, Words.tickets(before), Words.are(before));
    }

    private static String itWasTheTurn(Turn turn) {
        Instant at = turn.servedAt();
        String turnCame = "It was the turn of your ticket %d".formatted(turn.ticket());
        return at == null ? turnCame : turnCame + " on " + Words.time(at);
    }

    private static String others(Turn turn) {
        List<String> parts = new ArrayList<>();
        if (turn.lowerServed() > 0) {
            parts.add("%s %s served"
                    .formatted(
                            Words.count(turn.lowerServed(), "lower ticket", "lower tickets"),
                            Words.were(turn.lowerServed())));
        }
        if (turn.higherServed() > 0) {
            parts.add("%s %s served for the reason listed"
                    .formatted(
                            Words.count(turn.higherServed(), "higher ticket", "higher tickets"),
                            Words.were(turn.higherServed())));
        }
        if (turn.lowerGivenUp() > 0) {
            parts.add("%s left the line unserved"
                    .formatted(Words.count(turn.lowerGivenUp(), "lower ticket", "lower tickets")));
        }
        String since = turn.isWaiting() ? "Since then" : "While you waited";
        return parts.isEmpty()
                ? since + ", nobody else in line was served."
                : "%s, %s.".formatted(since, String.join(", and ", parts));
    }

    private String whyNotNow(Turn turn) {
        if (stock.isPaused()) {
            return "The line is paused: nobody is served until it goes on.";
        }
        Long head = stock.head();
        if (stock.free() <= 0 || head == null) {
            return "No copy is free now.";
        }
        String free = "%s %s free now".formatted(Words.copies(stock.free()), Words.are(stock.free()));
        if (stock.nextByPolicy() != null) {
            return free + ", and somebody in line should have been served: the fairness report says more.";
        }
        if (stock.policy() == LinePolicy.SKIP) {
            return "%s, fewer than anybody in line wants; you want %d.".formatted(free, turn.wanted());
        }
        return head == turn.ticket()
                ? "%s, and you want %d.".formatted(free, turn.wanted())
                : "%s, but ticket %d is the first in line and wants %d: the line waits for it."
                        .formatted(free, head, stock.wantedBy(head));
    }

    private String earlierTickets() {
        int told = Math.min(earlier.size(), EARLIER_TOLD);
        List<String> latest = earlier.subList(earlier.size() - told, earlier.size()).stream()
                .map(before -> "ticket %d (%s)".formatted(before.ticket(), inShort(before.state())))
                .toList();
        String more = earlier.size() > told ? ", and %d before these".formatted(earlier.size() - told) : "";
        return "Earlier you had %s%s.".formatted(String.join(", ", latest), more);
    }

    private static String inShort(Turn.State state) {
        return switch (state) {
            case WAITING -> "still in line";
            case HELD -> "served, its copies are held";
            case SOLD -> "served and sold";
            case RETURNED -> "served, its copies went back";
            case GIVEN_UP -> "given up";
            case LINE_ENDED -> "ended with the line";
        };
    }

    private String withoutTicket() {
        List<String> parts = new ArrayList<>();
        if (walkIns.held() > 0) {
            parts.add("hold " + Words.copies(walkIns.held()));
        }
        if (walkIns.bought() > 0) {
            parts.add("bought " + Words.copies(walkIns.bought()));
        }
        return parts.isEmpty()
                ? "Copies that you once had, without a ticket, went back."
                : "You %s without a ticket, because enough were free and nobody was in line."
                        .formatted(String.join(" and ", parts));
    }
}
