package io.longbox.web.reading;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static io.longbox.web.Fixtures.USER_PATH;
import static io.longbox.web.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.Bookmark;
import io.longbox.api.reading.Bookmarks;
import io.longbox.api.reading.ContinueReading;
import io.longbox.api.reading.FindAccess;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.ReadingHistory;
import io.longbox.api.reading.ReadingPage;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.reading.RecordProgress;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.UserStatus;
import io.longbox.web.ApiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ReadingApiTest extends ApiTest {

    private static final ChapterId CHAPTER = ChapterId.of("77777777-7777-4777-8777-777777777777");
    private static final String READING = USER_PATH + "/reading";
    private static final String PROGRESS = READING + "/" + CHAPTER;
    private static final String ACCESS = "/api/chapters/" + CHAPTER + "/access";

    @BeforeEach
    void a_reader_who_may_read_a_chapter_of_20_pages() {
        store.answer(FindUser.class, find -> user(USER, UserStatus.ACTIVE, 0));
        store.answer(FindAccess.class, find -> access(Access.UNLOCKED));
        store.answer(FindChapter.class, find -> chapter());
        store.answer(RecordProgress.class, record -> 2L);
        store.answer(FindReading.class, find -> reading(7, 2));
    }

    @Test
    void progress_is_recorded_and_answered() {
        MvcTestResult answer = put(PROGRESS, "{\"page\": 7}").exchange();

        assertThat(store.theOnly(RecordProgress.class)).isEqualTo(new RecordProgress(USER, CHAPTER, PRODUCT, 7, 20));
        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"chapterId": "%s", "productId": "%s", "page": 7, "pages": 20, "furthest": 9,
                         "startedAt": "2026-03-01T10:00:00Z", "readAt": "2026-03-01T10:00:00Z"}""".formatted(CHAPTER, PRODUCT));
        assertThat(store.asked(FindAccess.class)).containsExactly(new FindAccess(CHAPTER, USER, NOW));
    }

    @Test
    void progress_that_the_view_does_not_show_yet_is_answered_all_the_same() {
        store.answer(FindReading.class, find -> reading(6, 1));

        assertThat(put(PROGRESS, "{\"page\": 7}").exchange())
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"chapterId": "%s", "productId": "%s", "page": 7, "pages": 20}""".formatted(CHAPTER, PRODUCT));
    }

    @ParameterizedTest
    @CsvSource({"LOCKED, neither free", "WITHDRAWN, not offered", "SUSPENDED, suspended"})
    void who_may_not_read_a_chapter_makes_no_progress_in_it(Access access, String detail) {
        store.answer(FindAccess.class, find -> access(access));

        MvcTestResult answer = put(PROGRESS, "{\"page\": 7}").exchange();

        assertProblem(answer, 403, "chapter-locked", detail);
        assertThat(answer).bodyJson().isLenientlyEqualTo("{\"access\": \"%s\", \"price\": 30}".formatted(access));
        assertThat(store.sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"FREE", "IN_PLAN", "UNLOCKED"})
    void whoever_may_read_a_chapter_makes_progress_in_it(Access access) {
        store.answer(FindAccess.class, find -> access(access));

        assertThat(put(PROGRESS, "{\"page\": 7}").exchange()).hasStatusOk();
    }

    @Test
    void nobody_reads_a_page_that_there_is_not() {
        store.refuse(RecordProgress.class, new Refusal(Refusal.Code.INVALID, "must lie between 1 and 20", "page"));

        MvcTestResult answer = put(PROGRESS, "{\"page\": 21}").exchange();

        assertProblem(answer, 400, "invalid-input", "between 1 and 20");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("page");
    }

    @Test
    void nobody_reads_a_chapter_that_there_is_not() {
        store.answer(FindAccess.class, find -> null);

        assertProblem(put(PROGRESS, "{\"page\": 7}").exchange(), 404, "not-found", "no such chapter");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unknown_reader_reads_nothing() {
        store.answer(FindUser.class, find -> null);

        assertProblem(put(PROGRESS, "{\"page\": 7}").exchange(), 404, "not-found", "no such user");
        assertProblem(get(PROGRESS), 404, "not-found", "no such user");
        assertProblem(get(READING), 404, "not-found", "no such user");
        assertProblem(get(READING + "/history"), 404, "not-found", "no such user");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void progress_can_be_looked_at() {
        assertThat(get(PROGRESS)).hasStatusOk().bodyJson().isLenientlyEqualTo("{\"page\": 7, \"furthest\": 9}");
    }

    @Test
    void there_is_no_progress_in_a_chapter_that_was_not_begun() {
        store.answer(FindReading.class, find -> null);

        assertProblem(get(PROGRESS), 404, "not-found", "not begun");
    }

    @Test
    void a_reader_is_told_where_to_go_on() {
        store.answer(
                ContinueReading.class,
                find -> new Bookmarks(List.of(
                        new Bookmark(PRODUCT, "Little Nemo", CHAPTER, ChapterNumber.of("2.5"), null, 7, 20, NOW))));

        assertThat(get(READING + "?limit=5")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"items": [{"productId": "%s", "productTitle": "Little Nemo", "chapterId": "%s", "number": 2.5,
                          "title": null, "page": 7, "pages": 20, "readAt": "2026-03-01T10:00:00Z"}],
                         "next": null}""".formatted(
                        PRODUCT, CHAPTER));
        assertThat(store.asked(ContinueReading.class)).containsExactly(new ContinueReading(USER, 5));
    }

    @Test
    void the_history_is_listed_in_pages() {
        store.answer(
                ReadingHistory.class,
                list -> new ReadingPage(List.of(reading(7, 2)), list.after() == null ? "a|b" : null));

        MvcTestResult first = get(READING + "/history?limit=1");
        assertThat(first)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].page")
                .isEqualTo(7);
        String[] next = new String[1];
        assertThat(first).bodyJson().extractingPath("$.next").asString().satisfies(cursor -> next[0] = cursor);

        assertThat(get(READING + "/history?limit=1&cursor=" + next[0]))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
        assertThat(store.asked(ReadingHistory.class))
                .containsExactly(new ReadingHistory(USER, null, 1), new ReadingHistory(USER, "a|b", 1));
    }

    @Test
    void access_is_told_with_the_price() {
        store.answer(FindAccess.class, find -> access(Access.LOCKED));

        assertThat(get(ACCESS + "?user=" + USER)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"access": "LOCKED", "mayRead": false, "price": 30, "inPlans": true}""");
        assertThat(store.asked(FindAccess.class)).containsExactly(new FindAccess(CHAPTER, USER, NOW));
    }

    @Test
    void access_is_told_to_somebody_unknown() {
        store.answer(FindAccess.class, find -> new AccessView(CHAPTER, Access.FREE, null, true));

        assertThat(get(ACCESS)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"access": "FREE", "mayRead": true, "price": null, "inPlans": true}""");
        assertThat(store.asked(FindAccess.class)).containsExactly(new FindAccess(CHAPTER, null, NOW));
    }

    @Test
    void there_is_no_access_to_or_for_what_there_is_not() {
        store.answer(FindAccess.class, find -> null);
        assertProblem(get(ACCESS), 404, "not-found", "no such chapter");

        store.answer(FindUser.class, find -> null);
        assertProblem(get(ACCESS + "?user=" + USER), 404, "not-found", "no such user");
    }

    private static AccessView access(Access access) {
        return new AccessView(CHAPTER, access, new Points(30), true);
    }

    private static ReadingView reading(int page, long version) {
        return new ReadingView(USER, CHAPTER, PRODUCT, page, 9, 20, NOW, NOW, null, version);
    }

    private static ChapterView chapter() {
        return new ChapterView(
                CHAPTER,
                PRODUCT,
                ChapterNumber.of("1"),
                new ChapterDetails(null, new ChapterAccess(new Points(30), true)),
                20,
                ChapterStatus.PUBLISHED,
                NOW,
                0);
    }
}
