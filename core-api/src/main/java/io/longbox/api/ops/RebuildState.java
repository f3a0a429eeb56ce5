package io.longbox.api.ops;

/** How far the rebuild of a view is. */
public enum RebuildState {
    /** It has not begun yet. */
    WAITING,
    /** Events are handled into tables beside the live ones. */
    READING,
    /** The live view stands still, and both are compared. */
    COMPARING,
    /** The rebuilt tables are the live ones now. */
    SWAPPED,
    /** Both were compared, and the live tables stayed. */
    KEPT,
    /** It was ended before; the live tables stayed. */
    CANCELLED,
    /** It could not be done; the live tables stayed. */
    FAILED;

    public boolean isOver() {
        return compareTo(SWAPPED) >= 0;
    }
}
