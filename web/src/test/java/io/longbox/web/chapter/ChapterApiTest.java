package io.longbox.web.chapter;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.PRODUCT_PATH;
import static io.longbox.web.Fixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.catalog.FindProduct;
import io.longbox.api.catalog.ProductStatus;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterPage;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindLastChapter;
import io.longbox.api.chapter.FindNavigation;
import io.longbox.api.chapter.ListChapters;
import io.longbox.api.chapter.NavigationView;
import io.longbox.api.chapter.UpdateChapter;
import io.longbox.api.chapter.WithdrawChapter;
import io.longbox.web.ApiTest;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ChapterApiTest extends ApiTest {

    private static final String CHAPTERS = PRODUCT_PATH + "/chapters";
    private static final ChapterDetails FREE = new ChapterDetails(null, ChapterAccess.FREE);
    private static final ChapterDetails PRICED =
            new ChapterDetails("The walking bed", new ChapterAccess(new Points(30), false));
    private static final String PRICED_JSON =
            "{\"number\": 2.5, \"title\": \"The walking bed\", \"unlockPrice\": 30, \"inPlans\": false}";

    private static ChapterId id(String number) {
        return ChapterId.of(PRODUCT, ChapterNumber.of(number));
    }

    private static ChapterView chapter(String number, ChapterDetails details, ChapterStatus status, long version) {
        return new ChapterView(id(number), PRODUCT, ChapterNumber.of(number), details, 24, status, NOW, version);
    }

    @BeforeEach
    void a_product() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.ON_SALE, 0));
    }

    @Test
    void a_created_chapter_is_answered_as_the_view_shows_it() {
        store.answer(CreateChapter.class, create -> 0L);
        store.answer(FindChapter.class, find -> chapter("2.5", PRICED, ChapterStatus.PUBLISHED, 0));

        assertThat(post(CHAPTERS, PRICED_JSON).exchange())
                .hasStatus(201)
                .hasHeader("Location", "/api/chapters/" + id("2.5"))
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"id": "%s", "productId": "%s", "number": 2.5, "title": "The walking bed", "unlockPrice": 30,
                         "inPlans": false, "pages": 24, "status": "PUBLISHED", "createdAt": "2026-03-01T10:00:00Z"}
                        """.formatted(id("2.5"), PRODUCT));
        assertThat(store.theOnly(CreateChapter.class))
                .isEqualTo(new CreateChapter(id("2.5"), PRODUCT, ChapterNumber.of("2.5"), PRICED));
    }

    @Test
    void a_chapter_is_free_and_in_plans_unless_it_says_otherwise() {
        store.answer(CreateChapter.class, create -> 0L);
        store.answer(FindChapter.class, find -> null);

        assertThat(post(CHAPTERS, "{\"number\": \"1\"}").exchange())
                .hasStatus(201)
                .bodyJson()
                .isLenientlyEqualTo("{\"number\": 1, \"title\": null, \"unlockPrice\": null, \"inPlans\": true}");
        assertThat(store.theOnly(CreateChapter.class).details()).isEqualTo(FREE);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2.5, 3", "0.05, 1", "99998, 99999", "'', 1"})
    void a_chapter_without_a_number_comes_after_the_last(String last, String next) {
        store.answer(
                FindLastChapter.class, find -> last.isEmpty() ? null : chapter(last, FREE, ChapterStatus.WITHDRAWN, 0));
        store.answer(CreateChapter.class, create -> 0L);
        store.answer(FindChapter.class, find -> chapter(next, FREE, ChapterStatus.PUBLISHED, 0));

        assertThat(post(CHAPTERS, "{}").exchange()).hasStatus(201).hasHeader("Location", "/api/chapters/" + id(next));
        assertThat(store.theOnly(CreateChapter.class))
                .isEqualTo(new CreateChapter(id(next), PRODUCT, ChapterNumber.of(next), FREE, true));
    }

    @Test
    void a_number_that_others_take_meanwhile_is_passed_over() {
        store.answer(FindLastChapter.class, find -> chapter("4", FREE, ChapterStatus.PUBLISHED, 0));
        store.answer(CreateChapter.class, create -> {
            if (create.number().compareTo(ChapterNumber.of("7")) < 0) {
                throw new CommandExecutionException(
                        "taken", null, new Refusal(Refusal.Code.ALREADY_TAKEN, "there is one"));
            }
            return 0L;
        });
        store.answer(FindChapter.class, find -> chapter("7", FREE, ChapterStatus.PUBLISHED, 0));

        assertThat(post(CHAPTERS, "{}").exchange()).hasStatus(201).hasHeader("Location", "/api/chapters/" + id("7"));
    }

    @Test
    void there_is_no_number_after_the_highest() {
        store.answer(FindLastChapter.class, find -> chapter("99999", FREE, ChapterStatus.PUBLISHED, 0));

        assertProblem(post(CHAPTERS, "{}").exchange(), 409, "conflict", "no number");
    }

    @Test
    void another_chapter_by_the_same_number_is_refused() {
        store.refuse(CreateChapter.class, new Refusal(Refusal.Code.ALREADY_TAKEN, "taken by another", "number"));
        store.answer(FindChapter.class, find -> null);

        assertProblem(post(CHAPTERS, PRICED_JSON).exchange(), 409, "already-taken", "taken by another");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"number": -1} | number
            {"number": 100000} | number
            {"number": 1.005} | number
            {"number": 1e2} | number
            {"number": "one"} | number
            {"number": ""} | number
            {"number": 99999999999999999999} | number
            {"title": "a\\u0000b"} | title
            {"unlockPrice": 0} | unlockPrice
            {"unlockPrice": -1} | unlockPrice
            {"unlockPrice": 1000000000001} | unlockPrice
            {"inPlans": false} | inPlans
            """)
    void what_no_chapter_can_be_is_refused(String input, String field) {
        MvcTestResult answer = post(CHAPTERS, input).exchange();

        assertProblem(answer, 400, "invalid-input", field);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_product_that_is_withdrawn_or_unknown_gets_no_chapter() {
        store.answer(FindProduct.class, find -> product(PRODUCT, ProductStatus.WITHDRAWN, 0));
        assertProblem(post(CHAPTERS, "{}").exchange(), 409, "product-withdrawn", "off sale");

        store.answer(FindProduct.class, find -> null);
        assertProblem(post(CHAPTERS, "{}").exchange(), 404, "not-found", "product");
        assertProblem(get(CHAPTERS), 404, "not-found", "product");
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() {
        store.answer(
                ListChapters.class,
                list -> list.after() == null
                        ? new ChapterPage(
                                List.of(chapter("2.5", PRICED, ChapterStatus.PUBLISHED, 0)), ChapterNumber.of("2.5"))
                        : new ChapterPage(List.of(), null));

        MvcTestResult first = get(CHAPTERS + "?limit=1");
        assertThat(first).bodyJson().extractingPath("$.items[0].number").isEqualTo(2.5);
        assertThat(first)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .satisfies(next -> assertThat(get(CHAPTERS + "?limit=1&cursor=" + next))
                        .bodyJson()
                        .isStrictlyEqualTo("{\"items\": [], \"next\": null}"));
        assertThat(store.asked(ListChapters.class))
                .containsExactly(
                        new ListChapters(PRODUCT, null, 1), new ListChapters(PRODUCT, ChapterNumber.of("2.5"), 1));
    }

    @Test
    void a_withdrawn_chapter_can_be_seen_and_an_unknown_one_not() {
        store.answer(FindChapter.class, find -> chapter("1", FREE, ChapterStatus.WITHDRAWN, 3));
        assertThat(get(path("1"))).hasStatusOk().hasHeader("ETag", "\"3\"");
        assertThat(get(path("1"))).bodyJson().extractingPath("$.status").isEqualTo("WITHDRAWN");

        store.answer(FindChapter.class, find -> null);
        assertProblem(get(path("1")), 404, "not-found", "no such chapter");
        assertProblem(get("/api/chapters/1"), 400, "invalid-parameter", "UUID");
    }

    @Test
    void an_update_replaces_the_description() {
        store.answer(UpdateChapter.class, update -> 2L);
        store.answer(FindChapter.class, find -> chapter("2.5", PRICED, ChapterStatus.PUBLISHED, 2));

        assertThat(put(path("2.5"), PRICED_JSON).header("If-Match", "\"1\"").exchange())
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThat(store.theOnly(UpdateChapter.class)).isEqualTo(new UpdateChapter(id("2.5"), PRICED, 1L));
    }

    @Test
    void a_number_cannot_be_changed() {
        store.answer(FindChapter.class, find -> chapter("2.5", PRICED, ChapterStatus.PUBLISHED, 2));

        assertProblem(put(path("2.5"), "{\"number\": 3}").exchange(), 400, "invalid-input", "number must stay");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void what_the_chapter_refuses_is_told() {
        store.refuse(UpdateChapter.class, Refusal.Code.STALE_VERSION, "the chapter is at version 5");
        assertProblem(put(path("1"), "{}").header("If-Match", "\"1\"").exchange(), 412, "stale-version", "version 5");

        store.refuse(WithdrawChapter.class, Refusal.Code.NOT_FOUND, "there is no such chapter");
        assertProblem(delete(path("1")), 404, "not-found", "no such chapter");
    }

    @Test
    void a_withdrawal_answers_nothing_and_heeds_the_version() {
        store.answer(WithdrawChapter.class, withdraw -> 3L);
        store.answer(FindChapter.class, find -> chapter("1", FREE, ChapterStatus.WITHDRAWN, 3));

        assertThat(mvc.delete().uri(path("1")).header("If-Match", "\"2\"").exchange())
                .hasStatus(204);
        assertThat(store.theOnly(WithdrawChapter.class)).isEqualTo(new WithdrawChapter(id("1"), 2L));
    }

    @Test
    void navigation_shows_what_comes_before_and_after() {
        store.answer(
                FindNavigation.class,
                find -> new NavigationView(find.chapter(), null, chapter("2.5", PRICED, ChapterStatus.PUBLISHED, 0)));
        assertThat(get(path("1") + "/navigation"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        "{\"previous\": null, \"next\": {\"id\": \"%s\", \"number\": 2.5, \"title\": \"The walking bed\"}}"
                                .formatted(id("2.5")));

        store.answer(FindNavigation.class, find -> null);
        assertProblem(get(path("1") + "/navigation"), 404, "not-found", "chapter");
    }

    private static String path(String number) {
        return "/api/chapters/" + id(number);
    }
}
