package io.longbox.api.ops;

/** Whether a rebuilt view takes the place of the live one. */
public enum SwapRule {
    /** If it equals the live one, row by row. */
    IF_EQUAL,
    /** In any case: what is live is wrong, or was never complete. */
    ALWAYS,
    /** It is compared, and thrown away. */
    NEVER
}
