package io.longbox.web.input;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins, as an opaque text. It names its list and the version of its own form and ends with a check sum, so
 * that a cursor of another list or of an older store, or one that was cut short, is refused rather than misread.
 *
 * @param <T> what the list is ordered by
 */
public final class Cursor<T> {

    private static final int LONGEST = 500;
    private static final int SUM_DIGITS = 8;

    private final String prefix;
    private final Function<String, T> parse;

    /**
     * @param list the list's name
     * @param parse reads a place back from its {@code toString()}; throws IllegalArgumentException if it cannot
     */
    public Cursor(String list, Function<String, T> parse) {
        this.prefix = "2:" + list + ":";
        this.parse = parse;
    }

    /** For a list whose places are texts that only the view behind it can read. */
    public static Cursor<String> ofKeys(String list) {
        return new Cursor<>(list, key -> {
            if (key.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("not a key");
            }
            return key;
        });
    }

    /**
     * For a list whose pages depend on what was asked: a place in one says nothing in another.
     *
     * @param question what was asked; its {@code toString()} tells it from every other
     */
    public static Cursor<String> ofKeys(String list, String question) {
        return ofKeys(list + "/" + sum(question));
    }

    public @Nullable String encode(@Nullable T place) {
        if (place == null) {
            return null;
        }
        String text = prefix + place;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((text + sum(text)).getBytes(StandardCharsets.UTF_8));
    }

    private static String sum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), SUM_DIGITS);
    }

    /**
     * @param cursor as a page before gave it, or null for the first page
     * @throws ProblemException if it is not a cursor of this list
     */
    public @Nullable T decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            if (cursor.length() <= LONGEST) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (text.startsWith(prefix) && text.length() > prefix.length() + SUM_DIGITS) {
                    T place = parse.apply(text.substring(prefix.length(), text.length() - SUM_DIGITS));
                    // A place has one text, and a text one cursor: any other did not come from here.
                    if (cursor.equals(encode(place))) {
                        return place;
                    }
                }
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below.
        }
        throw new ProblemException(
                ProblemKind.INVALID_PARAMETER, "cursor must be the value of next on the page before.");
    }
}
