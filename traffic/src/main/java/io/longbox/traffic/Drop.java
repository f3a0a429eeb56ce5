package io.longbox.traffic;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A drop: far more wants than copies, all at once, and what comes after. Imports, plays, verifies, sums up. */
final class Drop {

    private static final int NOTES = 5;

    private final Settings settings;
    private final PrintWriter out;
    private final Progress progress;
    private final SkippedRows skipped;
    private final RunClock clock = new RunClock();
    private final String run = new BigInteger(50, new SecureRandom()).toString(36);
    private final Store store;
    private final Clients clients;
    private final AtomicBoolean summedUp = new AtomicBoolean();

    private final Cast cast = new Cast();
    private final Aftermath aftermath;
    private volatile Scoreboard scoreboard = new Scoreboard(0);
    private volatile long playStarted = RunClock.NEVER;
    private volatile long playEnded = RunClock.NEVER;

    /**
     * @param out takes the summary
     * @param messages takes everything else
     * @param terminalWidth in characters, or 0 if a person does not look on
     */
    Drop(Settings settings, PrintWriter out, PrintWriter messages, int terminalWidth) {
        this.settings = settings;
        this.out = out;
        this.progress = new Progress(messages, terminalWidth);
        this.skipped = new SkippedRows(messages);
        this.clients = new Clients(settings.clients());
        this.store = new Store(
                new StoreClient(settings.url(), settings.patience(), settings.seed()), run, settings.patience());
        this.aftermath = new Aftermath(settings, cast, store, clients, progress, clock);
    }

    /**
     * @return whether the store kept its word
     * @throws UnusableInput if there is nothing to play, or no store to play it on
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
        Map<Long, Title> catalogue = CatalogueReader.read(settings.catalogue(), skipped);
        List<Want> wants = WantsReader.read(settings.wants(), catalogue.keySet(), settings.limit(), skipped);
        if (wants.isEmpty()) {
            throw new UnusableInput("there is nothing to play: no want in " + settings.wants() + " is for a product in "
                    + settings.catalogue());
        }
        store.probe();
        progress.say("run " + run + ", seed " + settings.seed());

        cast.assemble(settings, catalogue, wants, store, clients, progress);
        aftermath.prepare();
        List<Observation> observations = play(wants);
        aftermath.play(observations);
        if (clients.areStopped()) {
            // Interrupted: what there is to say is said by the thread that stopped them.
            return false;
        }
        Verification.Result result = new Verification(store, cast, observations, aftermath, clock, clients, progress)
                .verify(settings.settle());
        Summary summary = summary(result, true);
        if (summedUp.compareAndSet(false, true)) {
            progress.close();
            summary.printTo(out);
        }
        return summary.isClean();
    }

    private List<Observation> play(List<Want> wants) {
        Scoreboard board = new Scoreboard(wants.size());
        scoreboard = board;
        playStarted = clock.now();
        try (Progress.Phase phase = progress.begin("playing wants", wants.size(), () -> details(board))) {
            clients.each(wants, (index, want) -> {
                board.record(index, observe(index, want));
                phase.step();
            });
        }
        playEnded = clock.now();
        return board.observations();
    }

    private Observation observe(int index, Want want) {
        String missing = cast.missing(want);
        long started = clock.now();
        Outcome outcome = missing == null
                ? store.want(
                        index,
                        cast.reader(want.reader()),
                        cast.product(want.product()).id())
                : new Outcome.Failed(missing, false);
        long answered = clock.now();
        long holdEnds = outcome instanceof Outcome.InCart inCart && inCart.heldUntil() != null
                ? clock.at(inCart.heldUntil())
                : RunClock.NEVER;
        return new Observation(want, started, answered, holdEnds, outcome);
    }

    /** Runs while the program is being ended from outside. */
    private void interrupted() {
        clients.stop();
        if (!summedUp.compareAndSet(false, true)) {
            return;
        }
        progress.close();
        summary(new Verification.Result(new Figures(), 0, 0), false).printTo(out);
    }

    private double secondsPlayed() {
        long now = clock.now();
        return Math.max(0, Math.min(playEnded, now) - Math.min(playStarted, now)) / 1e9;
    }

    private Summary summary(Verification.Result result, boolean complete) {
        List<String> notes = new ArrayList<>(scoreboard.reasons(NOTES));
        notes.addAll(result.figures().sentences());
        if (aftermath.goneBefore() > 0) {
            notes.add(aftermath.goneBefore() + " items were to be given up, and their holds had run out before");
        }
        return new Summary(
                settings.url().toString(),
                run,
                settings.seed(),
                settings.clients(),
                cast.products().size(),
                cast.copies(),
                cast.readers().size(),
                skipped.total(),
                new Summary.Wants(
                        scoreboard.inCart(),
                        scoreboard.waiting(),
                        scoreboard.rejected(),
                        scoreboard.failed(),
                        secondsPlayed()),
                new Summary.Latency(
                        scoreboard.latencyMillis(50),
                        scoreboard.latencyMillis(95),
                        scoreboard.latencyMillis(99),
                        scoreboard.latencyMillis(100)),
                new Summary.Since(
                        aftermath.released(),
                        aftermath.left(),
                        aftermath.restockedCopies(),
                        result.expired(),
                        result.served()),
                result.figures(),
                complete,
                notes);
    }

    private static String details(Scoreboard scoreboard) {
        return String.format(
                Locale.ROOT,
                "  p50 %.1f ms  p99 %.1f ms  in cart %,d  waiting %,d  rejected %,d  failed %,d",
                scoreboard.latencyMillis(50),
                scoreboard.latencyMillis(99),
                scoreboard.inCart(),
                scoreboard.waiting(),
                scoreboard.rejected(),
                scoreboard.failed());
    }
}
