package io.longbox.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everybody and everything a drop needs: the wanted products with their copies, and the readers who want them. */
final class Cast {

    private static final int CHEAPEST_CENTS = 399;
    private static final int PRICES = 27;
    private static final long MOST_COPIES = 1_000_000;

    private final Map<Long, Stocked> products = new ConcurrentHashMap<>();
    private final Map<Long, String> readers = new ConcurrentHashMap<>();
    private final Map<Long, String> missingProducts = new ConcurrentHashMap<>();
    private final Map<Long, String> missingReaders = new ConcurrentHashMap<>();

    /** Imports what is wanted and registers who wants it. What the store refuses is missing, and the reason is kept. */
    void assemble(
            Settings settings,
            Map<Long, Title> catalogue,
            List<Want> wants,
            Store store,
            Clients clients,
            Progress progress) {
        Map<Long, Long> wanted = new LinkedHashMap<>();
        wants.forEach(want -> wanted.merge(want.product(), 1L, Long::sum));
        try (Progress.Phase phase = progress.begin("importing products", wanted.size())) {
            clients.each(List.copyOf(wanted.entrySet()), (index, product) -> {
                Title title = Objects.requireNonNull(catalogue.get(product.getKey()));
                importProduct(store, title, copies(product.getValue(), settings.copies()), settings.seed());
                phase.step();
            });
        }
        List<Long> numbers = wants.stream().map(Want::reader).distinct().toList();
        try (Progress.Phase phase = progress.begin("registering readers", numbers.size())) {
            clients.each(numbers, (index, reader) -> {
                register(store, reader);
                phase.step();
            });
        }
    }

    private void importProduct(Store store, Title title, long copies, long seed) {
        try {
            String id = store.create(title, price(title.product(), seed));
            store.receive(title.product(), id, copies);
            products.put(title.product(), new Stocked(title.product(), id, copies));
        } catch (NoAnswer refused) {
            missingProducts.put(title.product(), "the product was not imported: " + refused.getMessage());
        }
    }

    private void register(Store store, long reader) {
        try {
            readers.put(reader, store.register(reader));
        } catch (NoAnswer refused) {
            missingReaders.put(reader, "the reader was not registered: " + refused.getMessage());
        }
    }

    /** {@code max(1, floor(wants × copies))}, and never more than a store takes at once. */
    static long copies(long wants, BigDecimal copiesPerWant) {
        BigDecimal copies = copiesPerWant.multiply(BigDecimal.valueOf(wants)).setScale(0, RoundingMode.FLOOR);
        return Math.max(1, copies.min(BigDecimal.valueOf(MOST_COPIES)).longValueExact());
    }

    /** From 3.99 to 29.99, the same for the same product and seed. */
    static BigDecimal price(long product, long seed) {
        int step = new SplittableRandom(seed * 31 + product).nextInt(PRICES);
        return BigDecimal.valueOf(CHEAPEST_CENTS + 100L * step, 2);
    }

    Map<Long, Stocked> products() {
        return products;
    }

    /** The readers' ids in the store by their numbers. */
    Map<Long, String> readers() {
        return readers;
    }

    Stocked product(long number) {
        return Objects.requireNonNull(products.get(number));
    }

    String reader(long number) {
        return Objects.requireNonNull(readers.get(number));
    }

    /** Why a want cannot be played, or null if it can. */
    @Nullable
    String missing(Want want) {
        String reason = missingProducts.get(want.product());
        return reason != null ? reason : missingReaders.get(want.reader());
    }

    long copies() {
        return products.values().stream().mapToLong(Stocked::received).sum();
    }
}
