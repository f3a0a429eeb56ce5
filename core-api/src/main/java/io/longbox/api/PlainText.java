package io.longbox.api;

import org.jspecify.annotations.Nullable;

/** What a text from outside may hold. */
public final class PlainText {

    private PlainText() {}

    /**
     * What is wrong with a text, as a clause that begins with "must", or null if nothing is.
     *
     * @param max how long it may be, in characters as a reader would count them
     * @param paragraphs whether it may have line breaks and tabs
     */
    public static @Nullable String flaw(String text, int max, boolean paragraphs) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && !(paragraphs && isLayout(c)))) {
            return "must not hold control characters";
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return "must not hold halves of surrogate pairs";
        }
        if (text.codePointCount(0, text.length()) > max) {
            return "must not be longer than " + max + " characters";
        }
        return null;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}
