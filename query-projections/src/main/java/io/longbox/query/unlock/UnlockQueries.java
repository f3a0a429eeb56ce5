package io.longbox.query.unlock;

import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.ListUnlocks;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockPage;
import io.longbox.api.reading.UnlockView;
import io.longbox.query.support.PageKey;
import io.longbox.query.support.Paging;
import io.longbox.query.support.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

@Component
class UnlockQueries {

    private final UnlockRows unlocks;

    UnlockQueries(UnlockRows unlocks) {
        this.unlocks = unlocks;
    }

    /** The values that order what a reader has unlocked. */
    private record Key(Instant at, UUID id) {

        static final Key LATEST = new Key(Stored.LATEST, new UUID(-1, -1));

        static Key read(String after) {
            return PageKey.read(after, 2, key -> new Key(key.time(0), key.id(1)));
        }

        static String after(UnlockRow last) {
            return PageKey.of(Objects.requireNonNull(last.unlockedAt()), last.id());
        }
    }

    @QueryHandler
    @Nullable
    UnlockView find(FindUnlock query) {
        return unlocks.findById(UnlockId.of(query.user(), query.chapter()).value())
                .map(UnlockRow::toView)
                .orElse(null);
    }

    @QueryHandler
    UnlockPage list(ListUnlocks query) {
        Limit limit = Paging.oneMoreThan(query.limit());
        Key before = query.after() == null ? Key.LATEST : Key.read(query.after());
        List<UnlockRow> fetched = unlocks.unlocked(query.user().value(), before.at(), before.id(), limit);
        return new UnlockPage(
                Paging.page(fetched, query.limit()).stream()
                        .map(UnlockRow::toView)
                        .toList(),
                Paging.next(fetched, query.limit(), Key::after));
    }
}
