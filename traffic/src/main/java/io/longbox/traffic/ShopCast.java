package io.longbox.traffic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a shop run makes for itself: products with copies, readers with points, plans, ways to send parcels. */
final class ShopCast {

    private static final int SCARCE_OF = 4;
    private static final int POOR_OF = 10;
    private static final long FEW_POINTS = 500;
    private static final long MANY_POINTS = 100_000;
    private static final String[] FIRST = {
        "Tin", "Paper", "Salt", "Night", "Copper", "Glass", "Winter", "Harbour", "Lantern", "Quiet", "Crimson", "Hollow"
    };
    private static final String[] SECOND = {
        "Moon", "Ferry", "Engine", "Detective", "Orchard", "Comet", "Parade", "Island", "Automaton", "Circus", "Tide"
    };

    /** A plan, by its id, and what it does. */
    private record Plan(String id, long points, int percent) {}

    private final List<Ware> wares;
    private final List<Shopper> readers;
    private final List<ShippingWay> ways;
    private final int scarce;
    private final boolean discounted;
    private final AtomicIntegerArray busy;

    private ShopCast(List<Ware> wares, List<Shopper> readers, List<ShippingWay> ways, int scarce, boolean discounted) {
        this.wares = wares;
        this.readers = readers;
        this.ways = ways;
        this.scarce = scarce;
        this.discounted = discounted;
        this.busy = new AtomicIntegerArray(readers.size());
    }

    /**
     * @param run names the run: its plans, methods and readers never meet those of another
     * @throws UnusableInput if the store does not take them
     */
    static ShopCast assemble(ShopSettings settings, String run, ShopApi api, Progress progress) {
        try {
            List<ShippingWay> ways = List.of(
                    api.createMethod("Letter " + run, 290, 4_000L),
                    api.createMethod("Parcel " + run, 499, null),
                    api.createMethod("Collected " + run, 0, null));
            List<Plan> plans = new ArrayList<>();
            for (int percent : new int[] {10, 33}) {
                String id = api.createPlan("Shop run " + run + " " + percent, 10L * percent, percent);
                if (id != null) {
                    plans.add(new Plan(id, 10L * percent, percent));
                }
            }
            int scarce = Math.max(1, settings.products() / SCARCE_OF);
            List<Ware> wares = each(settings, "stocking products", settings.products(), progress, number -> {
                SplittableRandom random = new Draw(settings.seed()).random("product", number);
                return ware(settings, number, number <= scarce, random, api);
            });
            List<Shopper> readers = each(settings, "registering readers", settings.readers(), progress, number -> {
                SplittableRandom random = new Draw(settings.seed()).random("reader", number);
                return reader(number, plans, random, api);
            });
            return new ShopCast(wares, readers, ways, scarce, !plans.isEmpty());
        } catch (NoAnswer refused) {
            throw new UnusableInput("the shop cannot be prepared: " + refused.getMessage());
        }
    }

    private static Ware ware(ShopSettings settings, int number, boolean scarce, SplittableRandom random, ShopApi api)
            throws NoAnswer {
        String title = "The " + FIRST[random.nextInt(FIRST.length)] + " " + SECOND[random.nextInt(SECOND.length)]
                + ", No. " + number;
        long price = 300 + random.nextInt(2_500);
        double journeys = settings.rate() * settings.duration().toMillis() / 1e3;
        long copies = scarce ? 2 + random.nextInt(5) : 20 + (long) Math.ceil(journeys * 6 / settings.products());
        Title book = new Title(number, title, List.of("Ada Quill"), 1931, null, "eng");
        String id = api.store().create(book, BigDecimal.valueOf(price, 2));
        api.store().receive(number, id, copies);
        return new Ware(number, id, title, price, copies);
    }

    private static Shopper reader(int number, List<Plan> plans, SplittableRandom random, ShopApi api) throws NoAnswer {
        String id = api.store().register(number);
        boolean poor = number % POOR_OF == 0;
        long points = poor ? FEW_POINTS : MANY_POINTS + random.nextInt(50_000);
        api.grant(number, id, points);
        if (poor || plans.isEmpty() || random.nextInt(3) > 0) {
            return new Shopper(number, id, points, 0, 0);
        }
        Plan plan = plans.get(random.nextInt(plans.size()));
        api.subscribe(id, plan.id());
        return new Shopper(number, id, points, plan.points(), plan.percent());
    }

    /** Makes one thing. */
    @FunctionalInterface
    private interface Making<T> {

        /**
         * @param number from 1
         */
        T make(int number) throws NoAnswer;
    }

    private static <T> List<T> each(ShopSettings settings, String what, int number, Progress progress, Making<T> making)
            throws NoAnswer {
        AtomicReferenceArray<T> made = new AtomicReferenceArray<>(number);
        AtomicReference<@Nullable NoAnswer> failure = new AtomicReference<>();
        Clients clients = new Clients(settings.clients());
        try (Progress.Phase phase = progress.begin(what, number)) {
            clients.each(IntStream.rangeClosed(1, number).boxed().toList(), (index, item) -> {
                try {
                    made.set(index, making.make(item));
                    phase.step();
                } catch (NoAnswer refused) {
                    failure.compareAndSet(null, refused);
                    clients.stop();
                }
            });
        }
        NoAnswer refused = failure.get();
        if (refused != null) {
            throw refused;
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(made.get(i));
        }
        return List.copyOf(all);
    }

    List<Ware> wares() {
        return wares;
    }

    List<Shopper> readers() {
        return readers;
    }

    List<ShippingWay> ways() {
        return ways;
    }

    /** Whether there are plans that take something off. */
    boolean isDiscounted() {
        return discounted;
    }

    /** A product, every third time one of which there are only a few copies. */
    Ware draw(SplittableRandom random) {
        return wares.get(random.nextInt(3) == 0 ? random.nextInt(scarce) : random.nextInt(wares.size()));
    }

    boolean isScarce(Ware ware) {
        return ware.number() <= scarce;
    }

    /** A reader who is not under way, from a drawn one on; or null if all are. Each has to be given back. */
    @Nullable
    Shopper take(SplittableRandom random) {
        int first = random.nextInt(readers.size());
        for (int i = 0; i < readers.size(); i++) {
            int index = (first + i) % readers.size();
            if (busy.compareAndSet(index, 0, 1)) {
                return readers.get(index);
            }
        }
        return null;
    }

    void giveBack(Shopper reader) {
        busy.set(reader.number() - 1, 0);
    }
}
