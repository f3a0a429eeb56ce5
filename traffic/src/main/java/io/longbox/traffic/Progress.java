package io.longbox.traffic;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows how far the run is: on a terminal one line that changes, elsewhere a new line every few seconds. */
final class Progress implements AutoCloseable {

    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(3);

    private final PrintWriter out;
    private final int width;
    private final ScheduledExecutorService ticker;
    private @Nullable Phase current;
    private boolean closed;
    private int shown;

    /**
     * @param width of the terminal in characters, or 0 if it is none
     */
    Progress(PrintWriter out, int width) {
        this.out = out;
        this.width = width;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long every = (width > 0 ? ON_TERMINAL : ELSEWHERE).toMillis();
        ticker.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    Phase begin(String name, long total) {
        return begin(name, total, () -> "");
    }

    /**
     * @param total how many steps there are, or 0 if it is only to be waited for
     * @param details what else is worth seeing while the phase runs
     */
    synchronized Phase begin(String name, long total, Supplier<String> details) {
        Phase phase = new Phase(name, total, details);
        current = phase;
        return phase;
    }

    /** Prints a message of its own line without spoiling the one that changes. */
    synchronized void say(String message) {
        if (closed) {
            return;
        }
        wipe();
        out.println(message);
        out.flush();
    }

    private synchronized void tick() {
        Phase phase = current;
        if (phase == null || closed) {
            return;
        }
        if (width == 0) {
            say(phase.line(true));
            return;
        }
        String line = phase.line(true);
        line = line.substring(0, Math.min(line.length(), width - 1));
        out.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
        shown = line.length();
        out.flush();
    }

    private void wipe() {
        if (shown > 0) {
            out.print('\r' + " ".repeat(shown) + '\r');
            shown = 0;
        }
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        closed = true;
        current = null;
        wipe();
        out.flush();
    }

    static String inWords(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** One part of the run, of so many steps. */
    final class Phase implements AutoCloseable {

        private final String name;
        private final long total;
        private final Supplier<String> details;
        private final long started = System.nanoTime();
        private final LongAdder done = new LongAdder();

        private Phase(String name, long total, Supplier<String> details) {
            this.name = name;
            this.total = total;
            this.details = details;
        }

        void step() {
            done.increment();
        }

        void steps(long more) {
            done.add(more);
        }

        /** Ends the phase and leaves its last line on the screen. */
        @Override
        public void close() {
            synchronized (Progress.this) {
                if (current == this) {
                    current = null;
                    say(line(false));
                }
            }
        }

        private String line(boolean underWay) {
            long steps = done.sum();
            double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
            double rate = steps / seconds;
            String time = "";
            if (total == 0) {
                return name + String.format(Locale.ROOT, "  %.1f s", seconds) + details.get();
            }
            if (!underWay) {
                time = String.format(Locale.ROOT, "  in %.1f s", seconds);
            } else if (rate > 0) {
                time = "  " + inWords(Duration.ofSeconds((long) Math.ceil((total - steps) / rate))) + " left";
            }
            return String.format(Locale.ROOT, "%s %,d of %,d  %,.0f/s", name, steps, total, rate)
                    + time
                    + details.get();
        }
    }
}
