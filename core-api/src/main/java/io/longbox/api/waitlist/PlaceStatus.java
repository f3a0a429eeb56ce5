package io.longbox.api.waitlist;

/** How a place in line stands. */
public enum PlaceStatus {
    /** In line. */
    WAITING,
    /** Its turn has come: copies are set aside, for a time. */
    OFFERED,
    /** The copies are sold to the reader. */
    CLAIMED,
    /** The time was over before the reader bought them. */
    EXPIRED,
    /** The reader did not want them any more. */
    LEFT,
    /** The reader could not be given them; see {@link PassOverReason}. */
    PASSED_OVER
}
