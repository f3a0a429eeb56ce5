package io.longbox.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges one product: by its events alone, and then by whether the answers, the stock, the carts, the aftermath and the
 * store's own checker tell the same story as the events.
 */
final class ProductJudge {

    private final Cast cast;
    private final Aftermath aftermath;
    private final RunClock clock;

    ProductJudge(Cast cast, Aftermath aftermath, RunClock clock) {
        this.cast = cast;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** What the store shows of a product. */
    record Shown(Fairness fairness, Trail trail, Stock stock) {}

    /** What a reader was told of the product. */
    private static final class Told {
        private int inCart;
        private int stillHeld;
    }

    /**
     * @param observations those of the product, by readers who are registered
     * @param carts copies by product id, by reader; one that is missing could not be read
     */
    Figures judge(
            Stocked product, Shown shown, Collection<Observation> observations, Map<Long, Map<String, Long>> carts) {
        Figures figures = new Figures();
        History history = shown.trail().history();
        figures.addAll(history.found(), "");
        compareCheckers(shown.fairness(), history, figures);
        compareDeliveries(product, history, figures);
        compareStock(shown.stock(), history, figures);
        comparePlaces(shown.trail(), observations, figures);
        compareCopies(product, shown.trail(), observations, carts, figures);
        compareOrder(shown.trail(), observations, figures);
        return figures;
    }

    private static void compareCheckers(Fairness fairness, History history, Figures figures) {
        if (!fairness.fair()) {
            figures.add(Figure.UNFAIR, fairness.inWords());
        }
        boolean clean = history.isCleanUpTo(fairness.upTo());
        if (clean == fairness.findsWhatEventsShow()) {
            figures.add(
                    Figure.DISAGREEMENTS,
                    "up to event " + fairness.upTo() + " "
                            + (clean
                                    ? "nothing is wrong with the events, but " + fairness.inWords()
                                    : "something is wrong with the events, but the store's own checker finds nothing"));
        }
        if (fairness.upTo() > history.last()) {
            figures.add(
                    Figure.BROKEN_CHAIN,
                    "the events end with " + history.last() + ", but the store's own checker saw " + fairness.upTo());
        }
    }

    private void compareDeliveries(Stocked product, History history, Figures figures) {
        long least = product.received() + aftermath.delivered(product.number());
        long most = product.received() + aftermath.deliveredAtMost(product.number());
        long received = history.received();
        figures.add(
                Figure.DISCREPANCIES,
                received < least ? least - received : Math.max(0, received - most),
                least + " copies were delivered, but the events know of " + received);
    }

    private static void compareStock(Stock stock, History history, Figures figures) {
        Stock expected = history.stock();
        long difference = 0;
        for (long one : new long[] {
            stock.onHand() - expected.onHand(),
            stock.reserved() - expected.reserved(),
            stock.available() - expected.available(),
            stock.sold() - expected.sold(),
            stock.waiting() - expected.waiting()
        }) {
            difference = Math.max(difference, Math.abs(one));
        }
        figures.add(Figure.DISCREPANCIES, difference, "the stock shows " + stock + ", but the events " + expected);
        long couldBeServed = Math.max(history.unserved(), Math.min(stock.available(), stock.waiting()));
        figures.add(
                Figure.UNSERVED,
                Math.max(0, couldBeServed),
                couldBeServed + " in line could be served: there are free copies for them");
    }

    private void comparePlaces(Trail trail, Collection<Observation> observations, Figures figures) {
        for (Observation observation : observations) {
            if (observation.outcome() instanceof Outcome.Waiting waiting) {
                String reader = "reader " + observation.want().reader();
                Trail.Place place = trail.place(waiting.ticket());
                if (place == null
                        || !place.user().equals(cast.reader(observation.want().reader()))) {
                    figures.add(
                            Figure.DISCREPANCIES,
                            reader + " was told ticket " + waiting.ticket() + ", which the events "
                                    + (place == null ? "do not know" : "gave to another"));
                } else if (waiting.receipt() == null) {
                    figures.add(Figure.DISCREPANCIES, reader + " got no receipt for ticket " + waiting.ticket());
                } else if (!waiting.receipt().equals(place.receipt())) {
                    figures.add(
                            Figure.BROKEN_CHAIN,
                            reader + "'s receipt for ticket " + waiting.ticket() + " does not fit the events");
                }
                if (trail.isForfeited(waiting.ticket()) && !aftermath.mayHaveLeft(observation.want())) {
                    figures.add(Figure.DISCREPANCIES, reader + " lost ticket " + waiting.ticket() + " without leaving");
                }
            }
        }
        Set<String> stillThere = trail.history().waiting();
        stillThere.addAll(trail.history().heldFromLine());
        observations.stream()
                .map(Observation::want)
                .distinct()
                .filter(aftermath::hasLeft)
                .filter(want -> stillThere.contains(cast.reader(want.reader())))
                .forEach(want -> figures.add(
                        Figure.DISCREPANCIES,
                        "reader " + want.reader() + " has left the line, and still has a place or a copy of it"));
    }

    private void compareCopies(
            Stocked product,
            Trail trail,
            Collection<Observation> observations,
            Map<Long, Map<String, Long>> carts,
            Figures figures) {
        Map<String, Long> held = trail.history().heldBy();
        Set<String> walkIns = trail.history().heldByWalkIns();
        told(observations).forEach((want, told) -> {
            String user = cast.reader(want.reader());
            String reader = "reader " + want.reader();
            long holds = held.getOrDefault(user, 0L);
            figures.add(
                    Figure.DISCREPANCIES,
                    Math.max(0, told.inCart - trail.given(user)),
                    reader + " was told of a copy in the cart that the events never set aside");
            if (!aftermath.mayHaveGivenUp(want)) {
                figures.add(
                        Figure.DISCREPANCIES,
                        Math.max(0, told.stillHeld - holds),
                        reader + " was promised a copy until later, and it is no longer set aside");
            }
            Map<String, Long> cart = carts.get(want.reader());
            if (cart != null) {
                long inCart = cart.getOrDefault(product.id(), 0L);
                figures.add(
                        Figure.DISCREPANCIES,
                        Math.abs(inCart - holds),
                        reader + " has " + inCart + " copies in the cart, and " + holds + " are set aside for them");
            }
            if (walkIns.contains(user) && aftermath.hasGivenUp(want)) {
                figures.add(Figure.DISCREPANCIES, reader + " has given the copy up, and it is still set aside");
            } else if (walkIns.contains(user) && aftermath.isShortlyHeld(product.number())) {
                figures.add(
                        Figure.DISCREPANCIES,
                        "the hold of " + reader + " was to run out after " + aftermath.shortHold()
                                + ", and has not ended");
            }
        });
    }

    private Map<Want, Told> told(Collection<Observation> observations) {
        long now = clock.now();
        Map<Want, Told> byWant = new HashMap<>();
        for (Observation observation : observations) {
            Told told = byWant.computeIfAbsent(observation.want(), want -> new Told());
            if (observation.outcome() instanceof Outcome.InCart) {
                told.inCart++;
                told.stillHeld += observation.holdEnds() > now ? 1 : 0;
            }
        }
        return byWant;
    }

    private void compareOrder(Trail trail, Collection<Observation> observations, Figures figures) {
        Map<Want, List<Observation>> byWant = new HashMap<>();
        observations.forEach(observation -> byWant.computeIfAbsent(observation.want(), want -> new ArrayList<>(1))
                .add(observation));
        List<LineWitness.Seen> seen = new ArrayList<>();
        byWant.forEach((want, ofReader) -> {
            List<Long> asked = trail.asked(cast.reader(want.reader()));
            // Where a reader asked more than once it is not known which event answered which request.
            if (ofReader.size() == 1 && asked.size() == 1 && isAnswered(ofReader.get(0))) {
                Observation once = ofReader.get(0);
                seen.add(new LineWitness.Seen(want, once.started(), once.answered(), asked.get(0)));
            }
        });
        LineWitness.judge(seen)
                .forEach(tooEarly -> figures.add(
                        Figure.LINE_JUMPS,
                        "reader " + tooEarly.want().reader() + " is before others in the events (event "
                                + tooEarly.sequence() + ") who were answered before they asked"));
    }

    private static boolean isAnswered(Observation observation) {
        return observation.outcome() instanceof Outcome.InCart || observation.outcome() instanceof Outcome.Waiting;
    }
}
