package io.longbox.api.chapter;

import io.longbox.api.Points;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to read a chapter.
 *
 * @param price what unlocking it costs, at least one point, or null if everybody may read it
 * @param inPlans whether a plan that includes chapters includes this one; a free one always is
 */
public record ChapterAccess(@Nullable Points price, boolean inPlans) {

    public static final ChapterAccess FREE = new ChapterAccess(null, true);

    /**
     * @throws IllegalArgumentException if the price is 0 points, or a free chapter is kept out of plans
     */
    public ChapterAccess {
        if (price != null && price.equals(Points.NONE)) {
            throw new IllegalArgumentException("a price is at least one point; a free chapter has none");
        }
        if (price == null && !inPlans) {
            throw new IllegalArgumentException("a free chapter is in every plan");
        }
    }

    public boolean isFree() {
        return price == null;
    }
}
