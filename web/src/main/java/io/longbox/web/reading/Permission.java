package io.longbox.web.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.FindAccess;
import io.longbox.api.user.UserId;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Store;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read what, now. */
@Component
public class Permission {

    private final Store store;
    private final Clock clock;

    Permission(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @throws ProblemException if there is no such chapter
     */
    public AccessView access(ChapterId chapter, @Nullable UserId user) {
        return store.ask(new FindAccess(chapter, user, clock.instant()), AccessView.class)
                .orElseThrow(() -> ProblemException.notFound("chapter"));
    }

    /**
     * @return why they may
     * @throws ProblemException if there is no such chapter, or they may not read it
     */
    public Access enforce(ChapterId chapter, @Nullable UserId user) {
        AccessView access = access(chapter, user);
        if (!access.mayRead()) {
            throw locked(access);
        }
        return access.access();
    }

    private static ProblemException locked(AccessView access) {
        String detail = switch (access.access()) {
            case WITHDRAWN -> "The chapter is not offered any more, and the reader has not unlocked it.";
            case SUSPENDED -> "The reader's account is suspended, and the chapter is not free.";
            default -> "The chapter is neither free, nor in the reader's plan, nor unlocked.";
        };
        ProblemException problem = new ProblemException(ProblemKind.CHAPTER_LOCKED, detail)
                .with("access", access.access())
                .with("inPlans", access.inPlans());
        Points price = access.price();
        return price == null ? problem : problem.with("price", price.value());
    }
}
