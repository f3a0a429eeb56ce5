package io.longbox.api.catalog;

import java.util.regex.Pattern;

/** How much the description of a product may hold, wherever it comes from. Lengths are in characters. */
public final class ProductBounds {

    public static final int TITLE_MAX = 500;
    public static final int AUTHORS_MAX = 100;
    public static final int AUTHOR_MAX = 200;
    public static final int PUBLISHER_MAX = 200;
    public static final int LANGUAGE_MAX = 35;
    public static final int DESCRIPTION_MAX = 10_000;
    public static final int YEAR_MIN = -3000;
    public static final int YEAR_MAX = 2200;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private ProductBounds() {}

    /** Whether a text has the shape of a language tag such as {@code en}, {@code eng} or {@code en-US}. */
    public static boolean isLanguageTag(String text) {
        return text.length() <= LANGUAGE_MAX && LANGUAGE.matcher(text).matches();
    }
}
