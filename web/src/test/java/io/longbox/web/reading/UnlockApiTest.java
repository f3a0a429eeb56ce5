package io.longbox.web.reading;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.reading.FindUnlock;
import io.longbox.api.reading.ListUnlocks;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockPage;
import io.longbox.api.reading.UnlockRefusalReason;
import io.longbox.api.reading.UnlockStatus;
import io.longbox.api.reading.UnlockView;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class UnlockApiTest extends ApiTest {

    private static final ChapterId CHAPTER = ChapterId.of("77777777-7777-4777-8777-777777777777");
    private static final UnlockId UNLOCK = UnlockId.of(USER, CHAPTER);
    private static final String UNLOCKS = USER_PATH + "/unlocks";
    private static final String ADDRESS = UNLOCKS + "/" + CHAPTER;
    private static final String WISH = "{\"chapterId\": \"" + CHAPTER + "\"}";

    @BeforeEach
    void a_reader_and_a_chapter_for_30_points() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindChapter.class, find -> chapter(new Points(30), ChapterStatus.PUBLISHED));
        store.answer(FindUnlock.class, find -> null);
        store.answer(RequestUnlock.class, request -> 0L);
    }

    @Test
    void a_chapter_that_becomes_the_reader_s_is_answered_with_its_address() {
        store.answer(RequestUnlock.class, request -> {
            store.announce(new FindUnlock(USER, CHAPTER), unlock(UnlockStatus.PENDING, null, 0));
            store.announce(new FindUnlock(USER, CHAPTER), unlock(UnlockStatus.UNLOCKED, null, 1));
            return 0L;
        });

        MvcTestResult answer = post(UNLOCKS, WISH).exchange();

        assertThat(store.theOnly(RequestUnlock.class)).isEqualTo(new RequestUnlock(USER, CHAPTER, new Points(30)));
        assertThat(answer)
                .hasStatus(201)
                .hasHeader("Location", ADDRESS)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "status": "UNLOCKED", "userId": "%s", "chapterId": "%s", "price": 30,
                         "requestedAt": "2026-03-01T10:00:00Z", "unlockedAt": "2026-03-01T10:00:00Z"}""".formatted(UNLOCK, USER, CHAPTER));
    }

    @Test
    void an_outcome_that_nobody_announces_is_found_by_looking() {
        AtomicBoolean asked = new AtomicBoolean();
        store.answer(RequestUnlock.class, request -> {
            asked.set(true);
            return 0L;
        });
        store.answer(FindUnlock.class, find -> asked.get() ? unlock(UnlockStatus.UNLOCKED, null, 1) : null);

        assertThat(post(UNLOCKS, WISH).exchange()).hasStatus(201);
    }

    @Test
    void a_chapter_that_was_theirs_before_is_shown_and_not_asked_for() {
        store.answer(FindUnlock.class, find -> unlock(UnlockStatus.UNLOCKED, null, 1));

        assertThat(post(UNLOCKS, WISH).exchange()).hasStatus(200).bodyJson().isLenientlyEqualTo("""
                        {"id": "%s", "status": "UNLOCKED"}""".formatted(UNLOCK));
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void what_was_theirs_before_is_shown_to_a_suspended_reader_as_well() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 1));
        store.answer(FindUnlock.class, find -> unlock(UnlockStatus.UNLOCKED, null, 1));

        assertThat(post(UNLOCKS, WISH).exchange()).hasStatus(200);
    }

    @Test
    void an_outcome_that_takes_too_long_is_answered_as_pending() {
        MvcTestResult answer = post(UNLOCKS, WISH).exchange();

        assertThat(answer)
                .hasStatus(202)
                .hasHeader("Location", ADDRESS)
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "status": "PENDING", "userId": "%s", "chapterId": "%s", "price": 30}""".formatted(UNLOCK, USER, CHAPTER));
    }

    @Test
    void a_pending_answer_is_not_kept_for_repeats() {
        assertThat(post(UNLOCKS, WISH).header("Idempotency-Key", "unlock-1").exchange())
                .hasStatus(202);
        store.answer(FindUnlock.class, find -> unlock(UnlockStatus.UNLOCKED, null, 1));

        assertThat(post(UNLOCKS, WISH).header("Idempotency-Key", "unlock-1").exchange())
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({
        "BALANCE_TOO_LOW, points-too-low, more points than the reader has",
        "READER_SUSPENDED, account-suspended, suspended",
        "NOT_OFFERED, chapter-withdrawn, not offered",
        "PRICE_CHANGED, price-changed, something else",
        "TIMED_OUT, request-timed-out, nothing is charged"
    })
    void a_refusal_says_why(UnlockRefusalReason reason, String kind, String detail) {
        refused(reason);

        MvcTestResult answer = post(UNLOCKS, WISH).exchange();

        assertProblem(answer, 409, kind, detail);
        assertThat(answer).bodyJson().extractingPath("$.reason").isEqualTo(reason.name());
    }

    @Test
    void a_reader_whom_the_ledger_does_not_know_is_not_found() {
        refused(UnlockRefusalReason.NO_SUCH_READER);

        assertProblem(post(UNLOCKS, WISH).exchange(), 404, "not-found", "no such user");
    }

    @Test
    void a_balance_that_is_too_low_is_told_with_the_price() {
        refused(UnlockRefusalReason.BALANCE_TOO_LOW);

        assertThat(post(UNLOCKS, WISH).exchange()).bodyJson().isLenientlyEqualTo("{\"balance\": 250, \"price\": 30}");
    }

    @Test
    void a_refusal_of_the_attempt_before_is_not_taken_for_the_answer() {
        store.answer(FindUnlock.class, find -> unlock(UnlockStatus.REFUSED, UnlockRefusalReason.BALANCE_TOO_LOW, 1));
        store.answer(RequestUnlock.class, request -> {
            store.announce(
                    new FindUnlock(USER, CHAPTER),
                    unlock(UnlockStatus.REFUSED, UnlockRefusalReason.BALANCE_TOO_LOW, 1));
            store.announce(new FindUnlock(USER, CHAPTER), unlock(UnlockStatus.UNLOCKED, null, 3));
            return 2L;
        });

        assertThat(post(UNLOCKS, WISH).exchange()).hasStatus(201);
    }

    @Test
    void a_price_that_the_reader_saw_is_compared() {
        assertThat(post(UNLOCKS, wish(30)).exchange()).hasStatus(202);
        assertThat(store.sent()).hasSize(1);

        MvcTestResult answer = post(UNLOCKS, wish(20)).exchange();

        assertProblem(answer, 409, "price-changed", "something else");
        assertThat(answer).bodyJson().extractingPath("$.price").isEqualTo(30);
        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void a_free_chapter_needs_no_unlocking() {
        store.answer(FindChapter.class, find -> chapter(null, ChapterStatus.PUBLISHED));

        assertProblem(post(UNLOCKS, WISH).exchange(), 409, "conflict", "free");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void nothing_is_asked_for_an_unknown_or_withdrawn_chapter() {
        store.answer(FindChapter.class, find -> null);
        assertProblem(post(UNLOCKS, WISH).exchange(), 404, "not-found", "no such chapter");

        store.answer(FindChapter.class, find -> chapter(new Points(30), ChapterStatus.WITHDRAWN));
        assertProblem(post(UNLOCKS, WISH).exchange(), 409, "chapter-withdrawn", "not offered");

        assertThat(store.sent()).isEmpty();
    }

    @Test
    void nothing_is_asked_for_an_unknown_or_suspended_reader() {
        store.answer(FindUser.class, find -> null);
        assertProblem(post(UNLOCKS, WISH).exchange(), 404, "not-found", "no such user");

        store.answer(FindUser.class, find -> user(USER, UserStatus.SUSPENDED, 1));
        assertProblem(post(UNLOCKS, WISH).exchange(), 409, "account-suspended", "suspended");

        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unlock_can_be_looked_at() {
        store.answer(FindUnlock.class, find -> unlock(UnlockStatus.REFUSED, UnlockRefusalReason.BALANCE_TOO_LOW, 1));

        assertThat(get(ADDRESS)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"id": "%s", "status": "REFUSED", "userId": "%s", "chapterId": "%s", "price": 30,
                         "reason": "BALANCE_TOO_LOW", "requestedAt": "2026-03-01T10:00:00Z"}""".formatted(UNLOCK, USER, CHAPTER));
        assertThat(store.asked(FindUnlock.class)).containsExactly(new FindUnlock(USER, CHAPTER));
    }

    @Test
    void what_was_never_asked_for_is_not_found() {
        assertProblem(get(ADDRESS), 404, "not-found", "never asked");

        store.answer(FindUser.class, find -> null);
        assertProblem(get(ADDRESS), 404, "not-found", "no such user");
    }

    @Test
    void what_is_unlocked_is_listed_in_pages() {
        store.answer(
                ListUnlocks.class,
                list -> new UnlockPage(
                        List.of(unlock(UnlockStatus.UNLOCKED, null, 1)), list.after() == null ? "a|b" : null));

        MvcTestResult first = get(UNLOCKS + "?limit=1");
        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].chapterId")
                .isEqualTo(CHAPTER.toString());
        String[] next = new String[1];
        assertThat(first).bodyJson().extractingPath("$.next").asString().satisfies(cursor -> next[0] = cursor);

        assertThat(get(UNLOCKS + "?limit=1&cursor=" + next[0]))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
        assertThat(store.asked(ListUnlocks.class))
                .containsExactly(new ListUnlocks(USER, null, 1), new ListUnlocks(USER, "a|b", 1));
    }

    @Test
    void nothing_is_listed_of_an_unknown_reader() {
        store.answer(FindUser.class, find -> null);

        assertProblem(get(UNLOCKS), 404, "not-found", "no such user");
    }

    private void refused(UnlockRefusalReason reason) {
        store.answer(RequestUnlock.class, request -> {
            store.announce(new FindUnlock(USER, CHAPTER), unlock(UnlockStatus.REFUSED, reason, 1));
            return 0L;
        });
    }

    private static String wish(long price) {
        return "{\"chapterId\": \"%s\", \"price\": %d}".formatted(CHAPTER, price);
    }

    private static UnlockView unlock(UnlockStatus status, @Nullable UnlockRefusalReason reason, long version) {
        return new UnlockView(
                UNLOCK,
                USER,
                CHAPTER,
                new Points(30),
                status,
                reason,
                NOW,
                status == UnlockStatus.UNLOCKED ? NOW : null,
                version);
    }

    private static ChapterView chapter(@Nullable Points price, ChapterStatus status) {
        return new ChapterView(
                CHAPTER,
                PRODUCT,
                ChapterNumber.of("1"),
                new ChapterDetails(null, new ChapterAccess(price, true)),
                20,
                status,
                NOW,
                0);
    }
}
