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

/** Reads stock and carts back from the store and judges every product, once the store's views have settled. */
final class Verification {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Store store;
    private final Cast cast;
    private final List<Observation> observations;
    private final RunClock clock;
    private final Clients clients;
    private final Progress progress;

    private final Map<Long, Stock> stocks = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Long>> carts = new ConcurrentHashMap<>();
    private final Map<Long, String> unreadStocks = new ConcurrentHashMap<>();
    private final Map<Long, String> unreadCarts = new ConcurrentHashMap<>();

    Verification(
            Store store,
            Cast cast,
            List<Observation> observations,
            RunClock clock,
            Clients clients,
            Progress progress) {
        this.store = store;
        this.cast = cast;
        this.observations = observations;
        this.clock = clock;
        this.clients = clients;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param oversold copies given away beyond those received
     * @param discrepancies copies by which answers, stock and carts differ in any other way
     * @param unverified stocks and carts that could not be read
     * @param findings each in a sentence
     * @param unsettled the products about which there is a finding
     */
    record Result(long oversold, long discrepancies, long unverified, List<String> findings, Set<Long> unsettled) {

        boolean isClean() {
            return oversold == 0 && discrepancies == 0 && unverified == 0;
        }
    }

    /**
     * @param settle how long to read again what does not agree yet
     */
    Result verify(Duration settle) {
        try (Progress.Phase phase =
                progress.begin("reading carts", cast.readers().size())) {
            readCarts(cast.readers().keySet(), phase);
        }
        try (Progress.Phase phase =
                progress.begin("reading stock", cast.products().size())) {
            readStocks(cast.products().keySet(), phase);
        }
        Result result = judge();
        long end = System.nanoTime() + settle.toNanos();
        while (!result.isClean() && System.nanoTime() < end) {
            Set<Long> products = new HashSet<>(result.unsettled());
            products.addAll(unreadStocks.keySet());
            Set<Long> readers = readersWanting(products);
            readers.addAll(unreadCarts.keySet());
            try (Progress.Phase phase = progress.begin("letting views settle", products.size() + readers.size())) {
                StoreClient.rest(PAUSE);
                readCarts(readers, phase);
                readStocks(products, phase);
            } catch (NoAnswer interrupted) {
                return result;
            }
            result = judge();
        }
        return result;
    }

    private void readCarts(Set<Long> readers, Progress.Phase phase) {
        clients.each(List.copyOf(readers), (index, reader) -> {
            try {
                carts.put(reader, store.cart(cast.reader(reader)));
                unreadCarts.remove(reader);
            } catch (NoAnswer unread) {
                unreadCarts.put(reader, String.valueOf(unread.getMessage()));
            }
            phase.step();
        });
    }

    private void readStocks(Set<Long> products, Progress.Phase phase) {
        clients.each(List.copyOf(products), (index, product) -> {
            try {
                stocks.put(product, store.stock(cast.product(product).id()));
                unreadStocks.remove(product);
            } catch (NoAnswer unread) {
                unreadStocks.put(product, String.valueOf(unread.getMessage()));
            }
            phase.step();
        });
    }

    private Set<Long> readersWanting(Set<Long> products) {
        Set<Long> readers = new HashSet<>();
        for (Observation observation : observations) {
            if (products.contains(observation.want().product())
                    && cast.readers().containsKey(observation.want().reader())) {
                readers.add(observation.want().reader());
            }
        }
        return readers;
    }

    private Result judge() {
        Map<Long, OversellCheck.Told> told = OversellCheck.told(observations, clock.now());
        Map<String, Long> inCarts = new HashMap<>();
        carts.values().forEach(cart -> cart.forEach((product, copies) -> inCarts.merge(product, copies, Long::sum)));

        long oversold = 0;
        long discrepancies = 0;
        List<String> findings = new ArrayList<>();
        Set<Long> unsettled = new HashSet<>();
        for (Stocked product : new TreeMap<>(cast.products()).values()) {
            Long found = inCarts.remove(product.id());
            Stock stock = stocks.get(product.number());
            if (stock == null) {
                continue;
            }
            OversellCheck.Verdict verdict = OversellCheck.judge(
                    product.received(),
                    stock,
                    found == null ? 0 : found,
                    told.getOrDefault(product.number(), OversellCheck.Told.NOTHING));
            if (!verdict.isClean()) {
                oversold += verdict.oversold();
                discrepancies += verdict.discrepancy();
                unsettled.add(product.number());
                verdict.findings()
                        .forEach(finding -> findings.add("product " + product.number() + " (" + product.id() + "), of "
                                + product.received() + " received: " + finding));
            }
        }
        long strays = sum(inCarts.values());
        if (strays > 0) {
            discrepancies += strays;
            findings.add("carts hold " + strays + " copies of products that this run has not imported");
        }
        unreadStocks.forEach((product, reason) -> findings.add("stock of product " + product + " unread: " + reason));
        unreadCarts.forEach((reader, reason) -> findings.add("cart of reader " + reader + " unread: " + reason));
        return new Result(
                oversold, discrepancies, unreadStocks.size() + unreadCarts.size(), findings, Set.copyOf(unsettled));
    }

    private static long sum(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
