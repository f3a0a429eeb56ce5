package io.longbox.api.reading;

/** Why somebody may read a chapter, or may not. */
public enum Access {
    /** Everybody may. */
    FREE(true),
    /** The reader's plan includes it. */
    IN_PLAN(true),
    /** The reader has unlocked it. */
    UNLOCKED(true),
    /** It is neither free, nor included, nor unlocked. */
    LOCKED(false),
    /** It is not offered any more, and this reader has not unlocked it. */
    WITHDRAWN(false),
    /** The reader's account is suspended, and the chapter is neither free nor unlocked. */
    SUSPENDED(false);

    private final boolean mayRead;

    Access(boolean mayRead) {
        this.mayRead = mayRead;
    }

    public boolean mayRead() {
        return mayRead;
    }
}
