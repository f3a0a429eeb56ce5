package io.longbox.web.input;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins, as an opaque text. It names its list and the version of its own form, so that a cursor of another
 * list or of an older store is refused rather than misread.
 *
 * @param <T> what the list is ordered by
 */
public final class Cursor<T> {

    private static final int LONGEST = 200;

    private final String prefix;
    private final Function<String, T> parse;

    /**
     * @param list the list's name
     * @param parse reads a place back from its {@code toString()}; throws IllegalArgumentException if it cannot
     */
    public Cursor(String list, Function<String, T> parse) {
        this.prefix = "1:" + list + ":";
        this.parse = parse;
    }

    public @Nullable String encode(@Nullable T place) {
        return place == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((prefix + place).getBytes(StandardCharsets.UTF_8));
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
                if (text.startsWith(prefix)) {
                    return parse.apply(text.substring(prefix.length()));
                }
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below.
        }
        throw new ProblemException(
                ProblemKind.INVALID_PARAMETER, "cursor must be the value of next on the page before.");
    }
}
