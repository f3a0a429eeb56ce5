package io.longbox.query.support;

import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/** Pages by key: one row more than asked for is fetched, to know whether there is a next page. */
public final class Paging {

    /** The largest page. */
    public static final int MAX_LIMIT = 1_000;

    private Paging() {}

    /**
     * @throws RefusedException if the limit is not between 1 and {@value #MAX_LIMIT}
     */
    public static Limit oneMoreThan(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(new Refusal(
                    Refusal.Code.INVALID, "a page holds between 1 and " + MAX_LIMIT + " items, not " + limit, "limit"));
        }
        return Limit.of(limit + 1);
    }

    /** The rows of the page itself. */
    public static <R> List<R> page(List<R> fetched, int limit) {
        return fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    }

    /** The key of the page's last row, or null if there is no next page. */
    public static <R, K> @Nullable K next(List<R> fetched, int limit, Function<R, K> key) {
        return fetched.size() > limit ? key.apply(fetched.get(limit - 1)) : null;
    }
}
