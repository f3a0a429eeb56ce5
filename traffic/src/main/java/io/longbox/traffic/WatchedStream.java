package io.longbox.traffic;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An answer that must keep coming: if it stands still for too long, reading it fails. */
final class WatchedStream extends FilterInputStream {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration longestPause;
    private final ScheduledFuture<?> watching;
    private volatile long lastRead = System.nanoTime();
    private volatile boolean stoodStill;

    WatchedStream(InputStream body, Duration longestPause) {
        super(body);
        this.longestPause = longestPause;
        long every = Math.max(1, longestPause.toMillis() / 4);
        this.watching = WATCH.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (System.nanoTime() - lastRead > longestPause.toNanos()) {
            stoodStill = true;
            try {
                // Wakes the reader.
                in.close();
            } catch (IOException alreadyClosed) {
                // Then the reader is awake.
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        lastRead = System.nanoTime();
        int count = super.read(into, offset, length);
        if (stoodStill) {
            throw new IOException("nothing came for " + longestPause.toSeconds() + " s");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        watching.cancel(false);
        super.close();
    }
}
