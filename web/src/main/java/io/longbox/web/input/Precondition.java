package io.longbox.web.input;

import io.longbox.api.Versioned;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client edited: the header If-Match, and the ETag it repeats. */
public final class Precondition {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    private static final Pattern TAGS = Pattern.compile(TAG + "(\\s*,\\s*" + TAG + ")*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private Precondition() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** What the client edited is not what there is now. */
    public static ProblemException stale() {
        return new ProblemException(
                ProblemKind.STALE_VERSION, "None of the ETags in If-Match is the present version's.");
    }

    /**
     * Whether the client edited what has this tag, or does not mind.
     *
     * @param ifMatch the header
     * @param etag the present tag, a strong one
     * @throws ProblemException if the header is malformed
     */
    public static boolean matches(@Nullable String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return true;
        }
        return TAG.matcher(wellFormed(ifMatch))
                .results()
                .anyMatch(tag -> tag.group().equals(etag));
    }

    /**
     * The version the client edited, or null if any will do. A weak tag never matches, as RFC 9110 has it for If-Match.
     *
     * @param ifMatch the header
     * @param present reads the present state; asked only if the client names several versions
     * @throws ProblemException if the header is malformed, or none of its tags can be the present version's
     */
    public static @Nullable Long expectedVersion(
            @Nullable String ifMatch, Supplier<? extends Optional<? extends Versioned>> present) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        List<Long> versions = TAG.matcher(wellFormed(ifMatch))
                .results()
                .filter(tag ->
                        tag.group(1) == null && VERSION.matcher(tag.group(2)).matches())
                .map(tag -> Long.valueOf(tag.group(2)))
                .toList();
        if (versions.size() == 1) {
            return versions.get(0);
        }
        return present.get().map(Versioned::version).filter(versions::contains).orElseThrow(Precondition::stale);
    }

    private static String wellFormed(String ifMatch) {
        String header = ifMatch.strip();
        if (!TAGS.matcher(header).matches()) {
            throw new ProblemException(
                    ProblemKind.INVALID_HEADER,
                    "If-Match must be an ETag in double quotes, such as \"3\", or a list of them, or *.");
        }
        return header;
    }
}
