package io.longbox.benchmarks.commands;

import io.longbox.benchmarks.store.Lag;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that reserves copies, durably. */
public interface Contender extends AutoCloseable {

    /** Long enough for the slowest, whose commands wait for each other. */
    long PATIENCE_SECONDS = TimeUnit.MINUTES.toSeconds(2);

    /** Gives an aggregate copies, that many millions. Called once, before anything is reserved from it. */
    void stock(int aggregate, int millions) throws Exception;

    /**
     * Reserves a copy, and returns once that is stored for good.
     *
     * @throws Exception if it is not, whatever the reason
     */
    void reserve(int aggregate) throws Exception;

    /** How many events of reservations are stored. */
    long stored() throws Exception;

    /** Waits until everything that reads the events has handled them; null if nothing does. */
    @Nullable
    Lag settle() throws Exception;

    @Override
    void close();
}
