package io.longbox.query.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.Points;
import io.longbox.api.RefusedException;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.ListUnlocks;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockPage;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.reading.UnlockStatus;
import io.longbox.api.reading.UnlockView;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnlockViewTest {

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ChapterId first = new ChapterId(UUID.randomUUID());

    @Test
    void what_was_never_asked_for_is_not_found() {
        assertThat(find(first)).isNull();
    }

    @Test
    void an_attempt_shows_as_pending() {
        store.happened(requested(first, 1, 30));

        assertThat(find(first))
                .isEqualTo(new UnlockView(
                        UnlockId.of(ada, first),
                        ada,
                        first,
                        new Points(30),
                        UnlockStatus.PENDING,
                        null,
                        store.now(),
                        null,
                        0));
    }

    @Test
    void a_chapter_shows_since_when_it_is_unlocked() {
        store.happened(requested(first, 1, 30));
        Instant asked = store.now();
        store.happened(unlocked(first, 1, 30));

        assertThat(find(first))
                .isEqualTo(new UnlockView(
                        UnlockId.of(ada, first),
                        ada,
                        first,
                        new Points(30),
                        UnlockStatus.UNLOCKED,
                        null,
                        asked,
                        store.now(),
                        1));
    }

    @Test
    void a_refusal_shows_its_reason_until_the_next_attempt() {
        store.happened(requested(first, 1, 30), refused(first, 1, UnlockRefusalReason.BALANCE_TOO_LOW));
        assertThat(find(first).status()).isEqualTo(UnlockStatus.REFUSED);
        assertThat(find(first).reason()).isEqualTo(UnlockRefusalReason.BALANCE_TOO_LOW);

        store.happened(requested(first, 2, 20));
        assertThat(find(first).status()).isEqualTo(UnlockStatus.PENDING);
        assertThat(find(first).reason()).isNull();
        assertThat(find(first).price()).isEqualTo(new Points(20));
        assertThat(find(first).requestedAt()).isEqualTo(store.now());
    }

    @Test
    void what_is_unlocked_is_listed_in_pages_the_latest_first() {
        List<ChapterId> chapters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ChapterId chapter = new ChapterId(UUID.randomUUID());
            chapters.add(0, chapter);
            store.happened(requested(chapter, 1, 30), unlocked(chapter, 1, 30));
        }
        ChapterId pending = new ChapterId(UUID.randomUUID());
        ChapterId refused = new ChapterId(UUID.randomUUID());
        store.happened(
                requested(pending, 1, 30),
                requested(refused, 1, 30),
                refused(refused, 1, UnlockRefusalReason.TIMED_OUT));

        List<ChapterId> seen = new ArrayList<>();
        String after = null;
        do {
            UnlockPage page = store.answer(new ListUnlocks(ada, after, 2), UnlockPage.class);
            page.items().forEach(unlock -> seen.add(unlock.chapter()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(chapters);
    }

    @Test
    void another_reader_s_are_not_listed() {
        store.happened(requested(first, 1, 30), unlocked(first, 1, 30));

        assertThat(store.answer(new ListUnlocks(new UserId(UUID.randomUUID()), null, 10), UnlockPage.class))
                .isEqualTo(new UnlockPage(List.of(), null));
    }

    @Test
    void a_key_that_is_none_is_refused() {
        assertThatThrownBy(() -> store.answer(new ListUnlocks(ada, "nonsense", 10), UnlockPage.class))
                .hasRootCauseInstanceOf(RefusedException.class);
    }

    @Test
    void a_subscriber_reads_the_outcome_it_waits_for() {
        store.happened(requested(first, 1, 30));

        try (SubscriptionQueryResult<UnlockView, UnlockView> watched =
                store.subscribe(new FindUnlock(ada, first), UnlockView.class)) {
            store.happened(requested(new ChapterId(UUID.randomUUID()), 1, 30), unlocked(first, 1, 30));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(first));
        }
    }

    private @Nullable UnlockView find(ChapterId chapter) {
        return store.answer(new FindUnlock(ada, chapter), UnlockView.class);
    }

    private UnlockRequested requested(ChapterId chapter, int attempt, long price) {
        UnlockId unlock = UnlockId.of(ada, chapter);
        return new UnlockRequested(unlock, ada, chapter, new Points(price), unlock.entry(attempt), attempt);
    }

    private ChapterUnlocked unlocked(ChapterId chapter, int attempt, long price) {
        UnlockId unlock = UnlockId.of(ada, chapter);
        return new ChapterUnlocked(unlock, ada, chapter, new Points(price), unlock.entry(attempt));
    }

    private UnlockRefused refused(ChapterId chapter, int attempt, UnlockRefusalReason reason) {
        UnlockId unlock = UnlockId.of(ada, chapter);
        return new UnlockRefused(unlock, ada, chapter, unlock.entry(attempt), reason);
    }
}
