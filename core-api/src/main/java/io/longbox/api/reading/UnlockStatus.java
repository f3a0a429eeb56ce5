package io.longbox.api.reading;

/** How the unlocking of a chapter by a reader stands. */
public enum UnlockStatus {
    PENDING,
    UNLOCKED,
    REFUSED
}
