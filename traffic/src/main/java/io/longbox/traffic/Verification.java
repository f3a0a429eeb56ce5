package io.longbox.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lets the store come to rest, reads back what it shows of every product (events, the verdict of its own checker, stock,
 * carts) and judges it. What may only be early is looked at again until the time is over.
 */
final class Verification {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Store store;
    private final Cast cast;
    private final RunClock clock;
    private final Clients clients;
    private final Progress progress;
    private final ProductJudge judge;
    private final Aftermath aftermath;
    private final Map<Long, List<Observation>> byProduct = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<Want> wants = new HashSet<>();

    private final Map<Long, ProductJudge.Shown> shown = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Long>> carts = new ConcurrentHashMap<>();
    private final Map<Long, String> unreadProducts = new ConcurrentHashMap<>();
    private final Map<Long, String> unreadCarts = new ConcurrentHashMap<>();
    private final Map<Long, Figures> verdicts = new HashMap<>();
    private volatile long sagas;
    private volatile String sagasUnread = "";

    Verification(
            Store store,
            Cast cast,
            Collection<Observation> observations,
            Aftermath aftermath,
            RunClock clock,
            Clients clients,
            Progress progress) {
        this.store = store;
        this.cast = cast;
        this.clock = clock;
        this.clients = clients;
        this.progress = progress;
        this.aftermath = aftermath;
        this.judge = new ProductJudge(cast, aftermath, clock);
        cast.products().values().forEach(product -> {
            byProduct.put(product.number(), new ArrayList<>());
            numbers.put(product.id(), product.number());
        });
        for (Observation observation : observations) {
            List<Observation> ofProduct = byProduct.get(observation.want().product());
            if (ofProduct != null
                    && cast.readers().containsKey(observation.want().reader())) {
                ofProduct.add(observation);
                wants.add(observation.want());
            }
        }
    }

    /**
     * What was found.
     *
     * @param figures what is wrong
     * @param served tickets whose turn came
     * @param expired holds that ran out
     */
    record Result(Figures figures, long served, long expired) {}

    /**
     * @param settle how long the store may take to come to rest, once the short holds have run out
     */
    Result verify(Duration settle) {
        try {
            waitForShortHolds();
            long end = clock.now() + settle.toNanos();
            waitForSagas(end);
            read(cast.readers().keySet(), cast.products().keySet());
            if (!isAtRest()) {
                lookAtSagas();
            }
            Result result = judge();
            Duration pause = FIRST_PAUSE;
            while (result.figures().mayPass() && clock.now() < end && !clients.areStopped()) {
                Set<Long> unsettled = unsettled();
                Set<Long> readers = readersOf(unsettled);
                readers.addAll(unreadCarts.keySet());
                try (Progress.Phase phase = progress.begin("settling", unsettled.size(), this::details)) {
                    StoreClient.rest(pause);
                    pause = longer(pause);
                    lookAtSagas();
                    readCarts(readers);
                    readProducts(unsettled, phase);
                }
                result = judge();
            }
            return result;
        } catch (NoAnswer interrupted) {
            return judge();
        }
    }

    private void waitForShortHolds() throws NoAnswer {
        long over = byProduct.entrySet().stream()
                .filter(product -> aftermath.isShortlyHeld(product.getKey()))
                .flatMap(product -> product.getValue().stream())
                .filter(observation -> observation.outcome() instanceof Outcome.InCart)
                // A store that holds longer than it was told to is not waited for.
                .mapToLong(observation -> Math.min(
                        observation.holdEnds(),
                        observation.answered() + aftermath.shortHold().toNanos()))
                .max()
                .orElse(0);
        if (over <= clock.now()) {
            return;
        }
        Supplier<String> left =
                () -> "  " + Progress.inWords(Duration.ofNanos(Math.max(0, over - clock.now()))) + " left";
        try (Progress.Phase phase = progress.begin("waiting for short holds to run out", 0, left)) {
            while (clock.now() < over && !clients.areStopped()) {
                StoreClient.rest(FIRST_PAUSE);
            }
            phase.step();
        }
    }

    private void waitForSagas(long end) throws NoAnswer {
        lookAtSagas();
        if (isAtRest()) {
            return;
        }
        try (Progress.Phase phase = progress.begin("waiting for the store to come to rest", 0, this::details)) {
            Duration pause = FIRST_PAUSE;
            while (!isAtRest() && clock.now() < end && !clients.areStopped()) {
                StoreClient.rest(pause);
                pause = longer(pause);
                lookAtSagas();
            }
            phase.step();
        }
    }

    private boolean isAtRest() {
        return sagas == 0 && sagasUnread.isEmpty();
    }

    private void lookAtSagas() {
        try {
            sagas = store.sagasUnderWay();
            sagasUnread = "";
        } catch (NoAnswer unread) {
            sagasUnread = String.valueOf(unread.getMessage());
        }
    }

    private String details() {
        return "  sagas under way " + sagas;
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private void read(Set<Long> readers, Set<Long> products) {
        try (Progress.Phase phase = progress.begin("reading carts", readers.size())) {
            readCarts(readers, phase);
        }
        try (Progress.Phase phase = progress.begin("reading events and stock", products.size())) {
            readProducts(products, phase);
        }
    }

    private void readCarts(Set<Long> readers, Progress.Phase phase) {
        clients.each(List.copyOf(readers), (index, reader) -> {
            readCart(reader);
            phase.step();
        });
    }

    private void readCarts(Set<Long> readers) {
        clients.each(List.copyOf(readers), (index, reader) -> readCart(reader));
    }

    private void readCart(long reader) {
        try {
            carts.put(reader, store.cart(cast.reader(reader)));
            unreadCarts.remove(reader);
        } catch (NoAnswer unread) {
            unreadCarts.put(reader, String.valueOf(unread.getMessage()));
        }
    }

    private void readProducts(Set<Long> products, Progress.Phase phase) {
        clients.each(List.copyOf(products), (index, product) -> {
            try {
                String id = cast.product(product).id();
                // The checker first: what it has looked at must then be among the events.
                Fairness fairness = store.fairness(id);
                shown.put(product, new ProductJudge.Shown(fairness, store.trail(id), store.stock(id)));
                unreadProducts.remove(product);
            } catch (NoAnswer unread) {
                unreadProducts.put(product, String.valueOf(unread.getMessage()));
            }
            phase.step();
        });
    }

    private Set<Long> unsettled() {
        Set<Long> unsettled = new HashSet<>(unreadProducts.keySet());
        verdicts.forEach((product, verdict) -> {
            if (verdict.mayPass()) {
                unsettled.add(product);
            }
        });
        return unsettled;
    }

    private Set<Long> readersOf(Set<Long> products) {
        Set<Long> readers = new HashSet<>();
        products.forEach(product -> byProduct
                .getOrDefault(product, List.of())
                .forEach(observation -> readers.add(observation.want().reader())));
        return readers;
    }

    private Figures judge(long product) {
        ProductJudge.Shown ofProduct = shown.get(product);
        return ofProduct == null
                ? new Figures()
                : judge.judge(cast.product(product), ofProduct, byProduct.getOrDefault(product, List.of()), carts);
    }

    private Result judge() {
        Figures figures = aftermath.unplayed();
        byProduct.keySet().forEach(product -> {
            Figures verdict = judge(product);
            verdicts.put(product, verdict);
            figures.addAll(
                    verdict, "product " + product + " (" + cast.product(product).id() + "): ");
        });
        figures.add(Figure.STUCK_SAGAS, sagas, sagas + " processes still wait for an answer");
        carts.forEach((reader, cart) -> cart.forEach((id, copies) -> {
            Long product = numbers.get(id);
            if (product == null || !wants.contains(new Want(reader, product))) {
                figures.add(
                        Figure.DISCREPANCIES,
                        copies,
                        "the cart of reader " + reader + " holds a product that they never asked for");
            }
        }));
        unreadProducts.forEach((product, reason) ->
                figures.add(Figure.UNVERIFIED, "product " + product + " could not be read back: " + reason));
        unreadCarts.forEach((reader, reason) ->
                figures.add(Figure.UNVERIFIED, "the cart of reader " + reader + " could not be read back: " + reason));
        if (!sagasUnread.isEmpty()) {
            figures.add(Figure.UNVERIFIED, "the processes under way could not be counted: " + sagasUnread);
        }
        return new Result(
                figures,
                shown.values().stream()
                        .mapToLong(ofProduct -> ofProduct.trail().servedFromLine())
                        .sum(),
                shown.values().stream()
                        .mapToLong(ofProduct -> ofProduct.trail().expired())
                        .sum());
    }
}
