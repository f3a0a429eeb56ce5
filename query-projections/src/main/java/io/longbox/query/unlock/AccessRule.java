package io.longbox.query.unlock;

import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.reading.Access;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a chapter, the first reason first. What was unlocked is theirs, whatever becomes of the chapter or the
 * account; what a plan includes is theirs only while they are a subscriber in good standing and the chapter is offered.
 */
final class AccessRule {

    private AccessRule() {}

    static Access decide(ChapterView chapter, boolean unlocked, @Nullable UserView reader, Instant at) {
        boolean offered = chapter.status() == ChapterStatus.PUBLISHED;
        boolean free = chapter.details().access().isFree();
        if (free && offered) {
            return Access.FREE;
        }
        if (unlocked) {
            return Access.UNLOCKED;
        }
        if (!free && reader != null && reader.status() == UserStatus.SUSPENDED) {
            return Access.SUSPENDED;
        }
        if (!offered) {
            return Access.WITHDRAWN;
        }
        return chapter.details().access().inPlans() && includesChapters(reader, at) ? Access.IN_PLAN : Access.LOCKED;
    }

    private static boolean includesChapters(@Nullable UserView reader, Instant at) {
        SubscriptionView subscription = reader == null ? null : reader.subscription();
        return subscription != null && subscription.benefitsAt(at).chaptersIncluded();
    }
}
