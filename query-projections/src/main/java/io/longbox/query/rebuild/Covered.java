package io.longbox.query.rebuild;

import java.util.Collections;
import java.util.SortedSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Which events a processor has handled: those up to a number, but for some whose transactions were not finished when it
 * passed them.
 *
 * @param upTo the number of the newest of them
 * @param gaps those up to there that it has not handled
 */
record Covered(long upTo, SortedSet<Long> gaps) {

    static final Covered NOTHING = new Covered(-1, Collections.emptySortedSet());

    static Covered by(@Nullable TrackingToken token) {
        TrackingToken position = WrappedToken.unwrapLowerBound(token);
        if (position == null) {
            return NOTHING;
        }
        return position instanceof GapAwareTrackingToken gapAware
                ? new Covered(gapAware.getIndex(), gapAware.getGaps())
                : new Covered(position.position().orElseThrow(), Collections.emptySortedSet());
    }

    boolean has(long event) {
        return event <= upTo && !gaps.contains(event);
    }

    /** After which event to look for those that are here and were not there before. */
    long readAfter(Covered before) {
        return before.gaps.stream()
                        .filter(this::has)
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(before.upTo + 1)
                - 1;
    }
}
