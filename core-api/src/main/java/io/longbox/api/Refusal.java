package io.longbox.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a command or query was refused, in a form that survives the way between processes.
 *
 * @param code what kind of refusal it is
 * @param detail one sentence for the caller; holds no personal data
 * @param field the part of the input that was at fault, if it was one
 */
public record Refusal(Code code, String detail, @Nullable String field) {

    public Refusal(Code code, String detail) {
        this(code, detail, null);
    }

    /** The kinds of refusal a caller can act on. */
    public enum Code {
        /** What the command addresses does not exist. */
        NOT_FOUND,
        /** The input can never be accepted. */
        INVALID,
        /** The input is fine, but the present state does not allow it. */
        CONFLICT,
        /** Something else holds this name, address or number already. */
        ALREADY_TAKEN,
        /** The caller edited an older version than the present one. */
        STALE_VERSION
    }
}
