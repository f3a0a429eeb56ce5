package io.longbox.api.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may read a chapter, and why.
 *
 * @param chapter which
 * @param access why they may, or why not
 * @param price what unlocking it costs, or null if it is free
 * @param inPlans whether plans that include chapters include it
 */
public record AccessView(
        ChapterId chapter, Access access, @Nullable Points price, boolean inPlans) {

    public boolean mayRead() {
        return access.mayRead();
    }
}
