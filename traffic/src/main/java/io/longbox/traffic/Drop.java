package io.longbox.traffic;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A drop: far more wants than copies, all at once. Imports, registers, plays, verifies, sums up. */
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
        List<Observation> observations = play(wants);
        if (clients.areStopped()) {
            // Interrupted: what there is to say is said by the thread that stopped them.
            return false;
        }
        Verification.Result result =
                new Verification(store, cast, observations, clock, clients, progress).verify(settings.settle());
        List<LineWitness.Jump> jumps = LineWitness.judge(observations);
        List<String> notes = new ArrayList<>(scoreboard.reasons(NOTES));
        notes.addAll(abridged(result.findings()));
        notes.addAll(abridged(jumps.stream().map(Drop::inWords).toList()));
        holdsThatEnded(observations, notes);
        Summary summary = summary(jumps.size(), result, true, notes);
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
        List<Observation> observations = scoreboard.observations();
        Verification.Result unread =
                new Verification.Result(oversoldByAnswers(observations), 0, 0, List.of(), Set.of());
        summary(LineWitness.judge(observations).size(), unread, false, scoreboard.reasons(NOTES))
                .printTo(out);
    }

    private double secondsPlayed() {
        long now = clock.now();
        return Math.max(0, Math.min(playEnded, now) - Math.min(playStarted, now)) / 1e9;
    }

    private long oversoldByAnswers(List<Observation> observations) {
        Map<Long, OversellCheck.Told> told = new HashMap<>(OversellCheck.told(observations, clock.now()));
        told.keySet().retainAll(cast.products().keySet());
        return told.entrySet().stream()
                .mapToLong(product -> OversellCheck.oversoldByAnswers(
                        cast.product(product.getKey()).received(), product.getValue()))
                .sum();
    }

    private Summary summary(int lineJumps, Verification.Result result, boolean complete, List<String> notes) {
        return new Summary(
                settings.url().toString(),
                run,
                settings.seed(),
                settings.clients(),
                cast.products().size(),
                cast.copies(),
                cast.readers().size(),
                skipped.total(),
                scoreboard.inCart(),
                scoreboard.waiting(),
                scoreboard.rejected(),
                scoreboard.failed(),
                secondsPlayed(),
                new Summary.Latency(
                        scoreboard.latencyMillis(50),
                        scoreboard.latencyMillis(95),
                        scoreboard.latencyMillis(99),
                        scoreboard.latencyMillis(100)),
                result.oversold(),
                lineJumps,
                result.discrepancies(),
                result.unverified(),
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

    private static String inWords(LineWitness.Jump jump) {
        Want want = jump.observation().want();
        return "product " + want.product() + ": reader " + want.reader() + " " + jump.how();
    }

    private static List<String> abridged(List<String> findings) {
        List<String> shown = new ArrayList<>(findings.subList(0, Math.min(NOTES, findings.size())));
        if (findings.size() > NOTES) {
            shown.add("and " + (findings.size() - NOTES) + " more");
        }
        return shown;
    }

    private void holdsThatEnded(List<Observation> observations, List<String> notes) {
        long now = clock.now();
        long ended = observations.stream()
                .filter(observation -> observation.holdEnds() <= now)
                .count();
        if (ended > 0) {
            notes.add(ended + " holds ended before the run did: their copies are not expected in the carts, and lines"
                    + " are judged up to the first of them; a longer hold makes for a stricter run");
        }
    }
}
