package io.longbox.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What comes after the rush, all at once: readers give up what they have in their carts, or leave the line; new copies
 * come in; and of some products the holds run out by themselves. Everything is drawn by the seed.
 */
final class Aftermath {

    private final Settings.Shares shares;
    private final long seed;
    private final Draw draw;
    private final Cast cast;
    private final Store store;
    private final Clients clients;
    private final Progress progress;
    private final RunClock clock;

    private final Set<Long> shortHolds = ConcurrentHashMap.newKeySet();
    private final Set<Want> releasesTried = ConcurrentHashMap.newKeySet();
    private final Set<Want> released = ConcurrentHashMap.newKeySet();
    private final Set<Want> leavesTried = ConcurrentHashMap.newKeySet();
    private final Set<Want> left = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> deliveriesTried = new ConcurrentHashMap<>();
    private final Map<Long, Long> delivered = new ConcurrentHashMap<>();
    private final AtomicLong goneBefore = new AtomicLong();
    private final Figures unplayed = new Figures();

    /** One thing that somebody does. */
    @FunctionalInterface
    private interface Deed {
        void play() throws NoAnswer;
    }

    Aftermath(Settings settings, Cast cast, Store store, Clients clients, Progress progress, RunClock clock) {
        this.shares = settings.aftermath();
        this.seed = settings.seed();
        this.draw = new Draw(settings.seed());
        this.cast = cast;
        this.store = store;
        this.clients = clients;
        this.progress = progress;
        this.clock = clock;
    }

    /** Gives some products a short hold, before anybody has asked for them. */
    void prepare() {
        List<Long> chosen = draw.share(shares.expire(), cast.products().keySet(), "expire", product -> product);
        if (chosen.isEmpty()) {
            return;
        }
        try (Progress.Phase phase = progress.begin("setting short holds", chosen.size())) {
            clients.each(chosen, (index, product) -> {
                play("product " + product + " got no short hold", () -> {
                    store.holdFor(cast.product(product).id(), shares.shortHold());
                    shortHolds.add(product);
                });
                phase.step();
            });
        }
    }

    void play(Collection<Observation> observations) {
        List<Runnable> deeds = new ArrayList<>();
        releases(observations, deeds);
        leaves(observations, deeds);
        restocks(deeds);
        if (deeds.isEmpty()) {
            return;
        }
        Collections.shuffle(deeds, new Random(seed));
        try (Progress.Phase phase = progress.begin("playing the aftermath", deeds.size(), this::details)) {
            clients.each(deeds, (index, deed) -> {
                deed.run();
                phase.step();
            });
        }
    }

    private void releases(Collection<Observation> observations, List<Runnable> deeds) {
        Map<Want, Long> holdEnds = new HashMap<>();
        observations.stream()
                .filter(observation -> observation.outcome() instanceof Outcome.InCart)
                .forEach(observation -> holdEnds.merge(observation.want(), observation.holdEnds(), Math::min));
        for (Want item : draw.share(shares.release(), holdEnds.keySet(), "release", Aftermath::number)) {
            long ends = holdEnds.getOrDefault(item, RunClock.NEVER);
            deeds.add(() -> play("reader " + item.reader() + " could not give up product " + item.product(), () -> {
                releasesTried.add(item);
                boolean wasThere = store.release(
                        cast.reader(item.reader()),
                        cast.product(item.product()).id(),
                        () -> shortHolds.contains(item.product()) || ends <= clock.now());
                if (wasThere) {
                    released.add(item);
                } else {
                    goneBefore.incrementAndGet();
                }
            }));
        }
    }

    private void leaves(Collection<Observation> observations, List<Runnable> deeds) {
        Set<Want> inLine = new HashSet<>();
        observations.stream()
                .filter(observation -> observation.outcome() instanceof Outcome.Waiting)
                .forEach(observation -> inLine.add(observation.want()));
        for (Want place : draw.share(shares.leave(), inLine, "leave", Aftermath::number)) {
            deeds.add(() -> play(
                    "reader " + place.reader() + " could not leave the line for product " + place.product(), () -> {
                        leavesTried.add(place);
                        store.leave(
                                cast.reader(place.reader()),
                                cast.product(place.product()).id());
                        left.add(place);
                    }));
        }
    }

    private void restocks(List<Runnable> deeds) {
        for (long number : draw.share(shares.restock(), cast.products().keySet(), "restock", product -> product)) {
            Stocked product = cast.product(number);
            long copies = draw.upTo(product.received(), "copies", number);
            deeds.add(() -> play("product " + number + " was not restocked", () -> {
                deliveriesTried.put(number, copies);
                store.restock(number, product.id(), copies);
                delivered.put(number, copies);
            }));
        }
    }

    private void play(String otherwise, Deed deed) {
        try {
            deed.play();
        } catch (NoAnswer failed) {
            synchronized (unplayed) {
                unplayed.add(Figure.UNPLAYED, otherwise + ": " + failed.getMessage());
            }
        }
    }

    /** Tells apart what one reader does with one product. */
    private static long number(Want want) {
        return want.reader() * 0x1_0000_0001L ^ Long.rotateLeft(want.product(), 32);
    }

    private String details() {
        return String.format(
                Locale.ROOT,
                "  released %,d  left %,d  restocked copies %,d",
                released.size(),
                left.size(),
                restockedCopies());
    }

    /** What the store did not carry out. */
    Figures unplayed() {
        synchronized (unplayed) {
            Figures copy = new Figures();
            copy.addAll(unplayed, "");
            return copy;
        }
    }

    /** Items given up. */
    int released() {
        return released.size();
    }

    /** Items that were to be given up, and whose hold had run out before. */
    long goneBefore() {
        return goneBefore.get();
    }

    int left() {
        return left.size();
    }

    long restockedCopies() {
        return delivered.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether holds on the product run out by themselves soon. */
    boolean isShortlyHeld(long product) {
        return shortHolds.contains(product);
    }

    Duration shortHold() {
        return shares.shortHold();
    }

    boolean hasGivenUp(Want item) {
        return released.contains(item);
    }

    boolean mayHaveGivenUp(Want item) {
        return releasesTried.contains(item);
    }

    boolean hasLeft(Want place) {
        return left.contains(place);
    }

    boolean mayHaveLeft(Want place) {
        return leavesTried.contains(place);
    }

    /** Copies that surely came in. */
    long delivered(long product) {
        return delivered.getOrDefault(product, 0L);
    }

    /** Copies that came in, if every delivery did whose fate is not known. */
    long deliveredAtMost(long product) {
        return deliveriesTried.getOrDefault(product, 0L);
    }
}
