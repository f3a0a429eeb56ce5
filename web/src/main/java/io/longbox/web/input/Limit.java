package io.longbox.web.input;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;

/** How many items a page holds. */
public final class Limit {

    public static final String DEFAULT = "50";
    public static final int MAX = 200;

    private Limit() {}

    /**
     * @throws ProblemException if it is out of range
     */
    public static int checked(int limit) {
        if (limit < 1 || limit > MAX) {
            throw new ProblemException(ProblemKind.INVALID_PARAMETER, "limit must lie between 1 and " + MAX + ".");
        }
        return limit;
    }
}
