package io.longbox.api.chapter;

/** Why a chapter lets nobody in for what they paid. */
public enum NotAdmittedReason {
    /** There is no such chapter, or it is not offered any more. */
    NOT_OFFERED,
    /** It costs something else by now, or nothing. */
    PRICE_CHANGED
}
