package io.longbox.imports;

/** How an import stands. */
public enum ImportStatus {
    WAITING,
    RUNNING,
    /** All rows were handled, whether or not they could be taken. */
    DONE,
    /** The rest of the file cannot be read any more. */
    FAILED,
    /** Somebody ended it; what was imported before stays. */
    CANCELLED;

    /** Whether it may still change. */
    public boolean isUnderWay() {
        return this == WAITING || this == RUNNING;
    }
}
