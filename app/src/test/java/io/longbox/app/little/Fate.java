package io.longbox.app.little;

import org.jspecify.annotations.Nullable;

/** What becomes of everything that is under way. */
public interface Fate {

    /** What becomes of a command that was sent. */
    enum Arrival {
        ONCE,
        TWICE,
        LOST
    }

    /** Which of so many things happens next, from 0. */
    int choose(int things);

    Arrival arrivalOf(Object command);

    /** How many events somebody sees again who is about to see the next. */
    int setBack();

    /** A planted bug: the command that arrives in its place, or null if it vanishes for good. */
    default @Nullable Object changed(Object command) {
        return command;
    }
}
