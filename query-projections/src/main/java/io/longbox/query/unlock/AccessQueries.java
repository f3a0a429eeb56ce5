package io.longbox.query.unlock;

import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.FindAccess;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import io.longbox.query.chapter.ChapterLookup;
import io.longbox.query.user.UserLookup;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what three views know: the chapter, the reader, and what they have unlocked. */
@Component
class AccessQueries {

    private final UnlockRows unlocks;
    private final ChapterLookup chapters;
    private final UserLookup users;

    AccessQueries(UnlockRows unlocks, ChapterLookup chapters, UserLookup users) {
        this.unlocks = unlocks;
        this.chapters = chapters;
        this.users = users;
    }

    @QueryHandler
    @Nullable
    AccessView find(FindAccess query) {
        return chapters.find(query.chapter())
                .map(chapter -> access(chapter, query))
                .orElse(null);
    }

    private AccessView access(ChapterView chapter, FindAccess query) {
        UserId user = query.user();
        boolean unlocked = user != null
                && unlocks.findById(UnlockId.of(user, chapter.id()).value())
                        .filter(UnlockRow::isUnlocked)
                        .isPresent();
        UserView reader = user == null ? null : users.find(user).orElse(null);
        ChapterAccess terms = chapter.details().access();
        return new AccessView(
                chapter.id(), AccessRule.decide(chapter, unlocked, reader, query.at()), terms.price(), terms.inPlans());
    }
}
