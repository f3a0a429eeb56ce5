package io.longbox.traffic;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary day of a shop: journeys that begin when they begin, whether or not the store keeps up, what becomes of what
 * was bought, and the reckoning.
 */
final class Shop {

    private static final long LOOK_AGAIN_MS = 500;
    private static final long TRY_AGAIN_MS = 100;
    private static final long LATEST_AFTER_SALE_MS = 3_000;
    private static final double SHARE_GIVEN_UP_WHILE_PAYING = 0.3;

    private final ShopSettings settings;
    private final PrintWriter out;
    private final Progress progress;
    private final String run = new BigInteger(50, new SecureRandom()).toString(36);
    private final ShopTally tally = new ShopTally();
    private final Discrepancies found = new Discrepancies();
    private final Books books = new Books(found);
    private final OpenLoop loop = new OpenLoop();
    private final Draw draw;
    private final StoreClient client;
    private final ShopApi api;
    private final AtomicBoolean summedUp = new AtomicBoolean();
    private final LongAccumulator lastBegun = new LongAccumulator(Math::max, 0);
    private volatile long started = Long.MAX_VALUE;

    /**
     * @param out takes the summary
     * @param messages takes everything else
     * @param terminalWidth in characters, or 0 if a person does not look on
     */
    Shop(ShopSettings settings, PrintWriter out, PrintWriter messages, int terminalWidth) {
        this.settings = settings;
        this.out = out;
        this.progress = new Progress(messages, terminalWidth);
        this.draw = new Draw(settings.seed());
        this.client = new StoreClient(settings.url(), settings.patience(), settings.seed());
        this.api = new ShopApi(client, new Store(client, run, settings.patience()), tally, 0);
    }

    /**
     * @return whether the books balance, and nothing failed
     * @throws UnusableInput if there is no store to play on, or it cannot be prepared
     */
    boolean run() {
        Thread whenInterrupted = new Thread(this::interrupted, "interrupted");
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        try {
            return playAll();
        } finally {
            progress.close();
            try {
                Runtime.getRuntime().removeShutdownHook(whenInterrupted);
            } catch (IllegalStateException alreadyShuttingDown) {
                // The hook is at work; it prints what there is.
            }
        }
    }

    private boolean playAll() {
        api.store().probe();
        progress.say("run " + run + ", seed " + settings.seed());
        ShopCast cast = ShopCast.assemble(settings, run, api, progress);
        Map<String, Map<String, Revenue>> before;
        try {
            before = Reckoning.figures(api);
        } catch (NoAnswer unread) {
            throw new UnusableInput("the shop's figures cannot be read: " + unread.getMessage());
        }
        play(cast);
        if (loop.isStopped()) {
            // Interrupted: what there is to say is said by the thread that stopped it.
            return false;
        }
        Reckoning.Result result;
        try {
            result = new Reckoning(cast, books, api, settings.clients(), progress, before).reckon(settings.settle());
        } catch (NoAnswer interrupted) {
            return false;
        }
        found.addAll(result.found());
        List<String> notes = new ArrayList<>();
        if (!cast.isDiscounted()) {
            notes.add("the store knows no plans that take something off: nobody had a discount");
        }
        ShopSummary summary = summary(result, notes);
        if (summedUp.compareAndSet(false, true)) {
            progress.close();
            summary.printTo(out);
        }
        return summary.isClean();
    }

    private void play(ShopCast cast) {
        SplittableRandom arrivals = draw.random("arrivals", 0);
        started = System.nanoTime();
        long end = started + settings.duration().toNanos();
        double moment = 0;
        int journeys = 0;
        while (true) {
            moment += -Math.log(1 - arrivals.nextDouble()) / settings.rate();
            long due = started + (long) (moment * 1e9);
            if (due >= end) {
                break;
            }
            int number = ++journeys;
            loop.at(due, late -> begin(number, cast, due));
        }
        Progress.Phase phase = progress.begin("playing", 0, this::details);
        loop.run(settings.clients());
        phase.close();
    }

    /** Begins a journey, or counts it as one that could not: nobody waits for longer than they are patient. */
    private void begin(int number, ShopCast cast, long due) {
        if (System.nanoTime() - due > settings.patience().toNanos()) {
            tally.add(ShopCount.UNSTARTED);
            return;
        }
        SplittableRandom random = draw.random("journey", number);
        Shopper reader = cast.take(random);
        if (reader == null) {
            loop.after(TRY_AGAIN_MS, late -> begin(number, cast, due));
            return;
        }
        tally.add(ShopCount.JOURNEYS);
        lastBegun.accumulate(System.nanoTime() - started);
        ShopApi own = api.late(Math.max(0, System.nanoTime() - due));
        Purchase purchase = null;
        try {
            purchase =
                    new Journey(number, reader, cast, own, tally, books, found, settings.chargebacks(), random).play();
        } catch (NoAnswer failed) {
            tally.add(ShopCount.FAILED, String.valueOf(failed.getMessage()));
        }
        if (purchase == null) {
            cast.giveBack(reader);
        } else if (purchase.told() == Purchase.Told.UNDER_WAY) {
            // The cart is closed while it is being paid for.
            Purchase open = purchase;
            boolean givesUp = random.nextDouble() < SHARE_GIVEN_UP_WHILE_PAYING;
            loop.after(LOOK_AGAIN_MS, late -> lookAgain(number, cast, open, givesUp, late));
        } else {
            cast.giveBack(reader);
            sold(number, purchase);
        }
    }

    /** Asks how far the payment is, until it is over or the store has had its time. */
    private void lookAgain(int number, ShopCast cast, Purchase purchase, boolean givesUp, long late) {
        ShopApi own = api.late(late);
        try {
            OrderSeen order = own.order(purchase.order());
            if (order == null || order.isBeingPaid()) {
                if (System.nanoTime()
                        < started + settings.duration().plus(settings.settle()).toNanos()) {
                    if (givesUp && order != null) {
                        giveUp(number, purchase, own);
                    }
                    loop.after(
                            LOOK_AGAIN_MS, again -> lookAgain(number, cast, purchase, givesUp && order == null, again));
                } else {
                    cast.giveBack(purchase.reader());
                }
                return;
            }
            cast.giveBack(purchase.reader());
            if (order.wasPaid()) {
                tally.add(ShopCount.PAID);
                sold(number, purchase);
            } else {
                tally.add(ShopCount.DECLINED, order.cancelledFor());
            }
        } catch (NoAnswer failed) {
            cast.giveBack(purchase.reader());
            tally.add(ShopCount.FAILED, "asked for an order: " + failed.getMessage());
        }
    }

    /** The reader gives the order up while it is being paid: in time or not. */
    private void giveUp(int number, Purchase purchase, ShopApi own) throws NoAnswer {
        purchase.becomesUnclear();
        Answer answer = own.cancel(purchase.order(), Map.of("reason", "takes too long"), "give-up/" + number);
        if (answer.status() == 409) {
            tally.add(ShopCount.LATE_NO, Journey.kind(answer));
        } else if (answer.status() >= 300) {
            throw new NoAnswer("gave an order up: " + answer.inWords());
        }
    }

    private void sold(int number, Purchase purchase) {
        SplittableRandom random = draw.random("after", number);
        long longest = Math.min(LATEST_AFTER_SALE_MS, settings.duration().toMillis() / 4);
        loop.after(random.nextLong(1 + longest), late -> afterwards(purchase, random, late, 0));
    }

    private void afterwards(Purchase purchase, SplittableRandom random, long late, int looks) {
        ShopApi own = api.late(late);
        try {
            OrderSeen order = own.order(purchase.order());
            if (order == null || order.isBeingPaid()) {
                // Its view is behind what the reader was told.
                if (looks * LOOK_AGAIN_MS < settings.patience().toMillis()) {
                    loop.after(LOOK_AGAIN_MS, again -> afterwards(purchase, random, again, looks + 1));
                }
                return;
            }
            if (order.status().equals("PAID")) {
                new AfterSale(purchase, own, tally, random, settings.patience().dividedBy(3)).play(order);
            }
        } catch (NoAnswer failed) {
            tally.add(ShopCount.FAILED, String.valueOf(failed.getMessage()));
        }
    }

    /** Runs while the program is being ended from outside. */
    private void interrupted() {
        loop.stop();
        if (!summedUp.compareAndSet(false, true)) {
            return;
        }
        progress.close();
        summary(null, List.of()).printTo(out);
    }

    private ShopSummary summary(Reckoning.@Nullable Result result, List<String> notes) {
        long planned = settings.duration().toNanos();
        long begun =
                result == null && started != Long.MAX_VALUE ? Math.min(planned, System.nanoTime() - started) : planned;
        double seconds = Math.max(begun, lastBegun.get()) / 1e9;
        return new ShopSummary(settings, run, tally, seconds, result, found, notes);
    }

    private String details() {
        return String.format(
                Locale.ROOT,
                "  journeys %,d  paid %,d  not paid %,d  parcels %,d  failed %,d  checkout p50 %.1f ms  p99 %.1f ms",
                tally.count(ShopCount.JOURNEYS),
                tally.count(ShopCount.PAID),
                tally.count(ShopCount.DECLINED),
                tally.count(ShopCount.PARCELS),
                tally.count(ShopCount.FAILED),
                tally.checkoutMillis(50),
                tally.checkoutMillis(99));
    }
}
