package io.longbox.api.catalog;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes of book numbers, mended where catalogues commonly damage them. */
public final class Isbn {

    /** In characters; a longer text cannot be one. */
    public static final int LONGEST_INPUT = 40;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0\\-\\u2010-\\u2015\\u2212]");
    private static final Pattern SHORTENED = Pattern.compile("\\d{6,8}[\\dX]");
    private static final Pattern SHAPE = Pattern.compile("\\d{9}[\\dX]|97[89]\\d{10}");

    private Isbn() {}

    /**
     * Ten or thirteen characters without separators, or null if the text cannot be one. Spreadsheets strip leading zeros,
     * so a shorter number is filled up. The check digit is not held against it: real catalogues hold misprinted numbers.
     */
    public static @Nullable String normalised(String text) {
        String isbn = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        if (SHORTENED.matcher(isbn).matches()) {
            isbn = "0".repeat(10 - isbn.length()) + isbn;
        }
        return SHAPE.matcher(isbn).matches() ? isbn : null;
    }
}
