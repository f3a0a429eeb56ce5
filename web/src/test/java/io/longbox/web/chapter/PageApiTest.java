package io.longbox.web.chapter;

import static io.longbox.web.Fixtures.NOW;
import static io.longbox.web.Fixtures.PRODUCT;
import static io.longbox.web.Fixtures.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.chapter.AppendPage;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindPage;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.PagesView;
import io.longbox.api.chapter.PutPage;
import io.longbox.api.chapter.RemovePage;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.media.StoredImage;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.FindAccess;
import io.longbox.media.MediaRefusedException;
import io.longbox.web.ApiTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PageApiTest extends ApiTest {

    private static final ChapterId CHAPTER = ChapterId.of(PRODUCT, ChapterNumber.of("1"));
    private static final String PATH = "/api/chapters/" + CHAPTER + "/pages";
    private static final String ARCHIVE = "PK one\nPK two";

    private StoredImage one;
    private StoredImage two;

    @BeforeEach
    void a_chapter_of_two_pages() {
        one = media.image("PK one");
        two = media.image("PK two");
        store.answer(FindChapter.class, find -> chapter(ChapterStatus.PUBLISHED));
        store.answer(ListPages.class, list -> new PagesView(CHAPTER, List.of(one, two), 4));
        store.answer(FindPage.class, find -> switch (find.number()) {
            case 1 -> one;
            case 2 -> two;
            default -> null;
        });
        access(Access.FREE);
    }

    private static ChapterView chapter(ChapterStatus status) {
        return new ChapterView(
                CHAPTER,
                PRODUCT,
                ChapterNumber.of("1"),
                new ChapterDetails(null, ChapterAccess.FREE),
                2,
                status,
                NOW,
                4);
    }

    private void access(Access access) {
        store.answer(
                FindAccess.class,
                find -> new AccessView(find.chapter(), access, access == Access.FREE ? null : new Points(30), true));
    }

    @Test
    void pages_are_listed_with_their_addresses() {
        MvcTestResult list = get(PATH);

        assertThat(list).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"chapterId": "%s", "access": "FREE", "next": null, "items": [
                          {"number": 1, "type": "image/png", "width": 600, "height": 800, "size": 6,
                           "href": "%s/1?v=%s"},
                          {"number": 2, "type": "image/png", "width": 600, "height": 800, "size": 6,
                           "href": "%s/2?v=%s"}]}""".formatted(
                        CHAPTER, PATH, one.hash(), PATH, two.hash()));
        assertThat(store.asked(FindAccess.class)).containsExactly(new FindAccess(CHAPTER, null, NOW));
    }

    @Test
    void an_address_in_a_list_is_for_whom_it_was_asked_and_leads_to_the_page() {
        access(Access.UNLOCKED);
        String href = PATH + "/2?user=" + USER + "&v=" + two.hash();

        assertThat(get(PATH + "?user=" + USER))
                .bodyJson()
                .extractingPath("$.items[1].href")
                .isEqualTo(href);
        assertThat(get(href))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/png")
                .hasHeader("Cache-Control", "private, max-age=31536000, immutable")
                .bodyText()
                .isEqualTo("PK two");
        assertThat(store.asked(FindAccess.class)).containsOnly(new FindAccess(CHAPTER, USER, NOW));
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"LOCKED", "WITHDRAWN", "SUSPENDED"})
    void who_may_not_read_sees_how_many_pages_there_are_and_no_more(Access access) {
        access(access);

        MvcTestResult list = get(PATH);
        assertThat(list).hasStatusOk();
        assertThat(list).bodyJson().extractingPath("$.access").isEqualTo(access.name());
        assertThat(list).bodyJson().extractingPath("$.items[1].number").isEqualTo(2);
        assertThat(list).bodyJson().extractingPath("$.items[1].href").isNull();
        MvcTestResult page = get(PATH + "/1?v=" + one.hash());
        assertProblem(page, 403, "chapter-locked", ".");
        assertThat(page).doesNotContainHeader("ETag").doesNotContainHeader("Cache-Control");
        assertThat(page).bodyJson().extractingPath("$.access").isEqualTo(access.name());
        assertThat(page).bodyJson().extractingPath("$.price").isEqualTo(30);
        assertThat(page).bodyJson().extractingPath("$.inPlans").isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Access.class,
            names = {"FREE", "IN_PLAN", "UNLOCKED"})
    void only_what_everybody_may_read_may_be_kept_by_everybody(Access access) {
        access(access);
        String whose = access == Access.FREE ? "public" : "private";

        assertThat(get(PATH + "/1?v=" + one.hash()))
                .hasHeader("Cache-Control", whose + ", max-age=31536000, immutable");
        assertThat(get(PATH + "/1?v=" + two.hash()).getResponse().getHeader("Cache-Control"))
                .contains("no-cache")
                .doesNotContain("public");
        assertThat(get(PATH + "/1"))
                .hasHeader("ETag", "\"" + one.hash() + "\"")
                .hasHeader("Content-Disposition", "inline; filename=\"page-0001.png\"")
                .hasHeader("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3", "2147483647"})
    void a_page_that_is_not_there_is_not_found(String number) {
        assertProblem(get(PATH + "/" + number), 404, "not-found", "no such page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5", "2147483648", "99999999999999999999"})
    void a_number_that_is_none_is_refused(String number) {
        assertThat(get(PATH + "/" + number)).hasStatus4xxClientError();
        assertThat(delete(PATH + "/" + number)).hasStatus4xxClientError();
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void an_unknown_chapter_has_no_pages() {
        store.answer(FindAccess.class, find -> null);
        store.answer(FindChapter.class, find -> null);

        assertProblem(get(PATH), 404, "not-found", "no such chapter");
        assertProblem(get(PATH + "/1"), 404, "not-found", "no such chapter");
        assertProblem(upload("application/zip", ARCHIVE), 404, "not-found", "no such chapter");
        assertProblem(putPage("1", "x"), 404, "not-found", "no such chapter");
        assertThat(media.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/zip",
        "application/x-cbz",
        "application/vnd.comicbook+zip",
        "application/octet-stream",
        "image/png"
    })
    void an_archive_whatever_it_is_called_replaces_all_pages(String type) {
        store.answer(ReplacePages.class, replace -> 4L);

        assertThat(upload(type, ARCHIVE)).hasStatus(201).hasHeader("Location", PATH);
        assertThat(upload(type, ARCHIVE))
                .bodyJson()
                .extractingPath("$.items[1].number")
                .isEqualTo(2);
        assertThat(store.sent()).containsOnly(new ReplacePages(CHAPTER, List.of(one, two)));
    }

    @Test
    void an_archive_in_a_form_replaces_all_pages() {
        store.answer(ReplacePages.class, replace -> 4L);
        String form = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../one.cbz\"\r\n\r\n" + ARCHIVE
                + "\r\n--b--\r\n";

        assertThat(upload("multipart/form-data; boundary=b", form)).hasStatus(201);
        assertThat(store.theOnly(ReplacePages.class)).isEqualTo(new ReplacePages(CHAPTER, List.of(one, two)));
        assertProblem(
                upload("multipart/form-data; boundary=b", form.substring(0, form.length() - 9)),
                400,
                "bad-request",
                "form could not be read");
        assertThat(media.taken()).hasSize(1);
    }

    @Test
    void a_damaged_archive_is_still_told_as_one() {
        media.fail(new MediaRefusedException(MediaRefusedException.Reason.INVALID, "the archive ends too early"));

        assertProblem(upload("application/zip", "nonsense"), 400, "invalid-file", "The archive ends too early.");
        assertThat(store.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/webp", "application/octet-stream"})
    void a_single_image_is_added_behind_the_last_page(String type) {
        StoredImage three = media.image("three");
        store.answer(AppendPage.class, append -> 5L);
        store.answer(ListPages.class, list -> new PagesView(CHAPTER, List.of(one, three, two, three), 5));

        MvcTestResult answer = upload(type, "three");

        assertThat(answer).hasStatus(201).hasHeader("Location", PATH + "/4");
        assertThat(answer).bodyJson().extractingPath("$.href").isEqualTo(PATH + "/4?v=" + three.hash());
        assertThat(store.theOnly(AppendPage.class)).isEqualTo(new AppendPage(CHAPTER, three));
    }

    @Test
    void a_page_that_the_view_does_not_show_yet_is_added_all_the_same() {
        store.answer(AppendPage.class, append -> 9L);

        assertThat(upload("image/png", "three")).hasStatus(201).hasHeader("Location", PATH);
    }

    @Test
    void a_repeated_upload_under_a_key_is_taken_in_once() {
        store.answer(ReplacePages.class, replace -> 4L);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(PATH)
                            .header("Content-Type", "application/zip")
                            .header("Idempotency-Key", "upload-of-one-chapter")
                            .content(ARCHIVE)
                            .exchange())
                    .hasStatus(201);
        }

        assertThat(store.sent()).hasSize(1);
        assertThat(media.taken()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNSUPPORTED, 415, unsupported-media-type",
        "INVALID, 400, invalid-file",
        "TOO_LARGE, 413, body-too-large"
    })
    void what_is_not_taken_is_told_why(MediaRefusedException.Reason reason, int status, String kind) {
        media.fail(new MediaRefusedException(reason, "it is not what we take"));

        assertProblem(upload("application/zip", ARCHIVE), status, kind, "It is not what we take.");
        assertProblem(upload("image/png", "x"), status, kind, "It is not what we take.");
        assertProblem(putPage("1", "x"), status, kind, "It is not what we take.");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_store_that_cannot_keep_it_is_no_fault_of_the_callers() {
        media.fail(new IOException("disk full"));

        MvcTestResult answer = upload("image/png", "x");
        assertProblem(answer, 503, "unavailable", "cannot be kept");
        assertThat(answer).hasHeader("Retry-After", "1");
        assertThat(store.sent()).isEmpty();
    }

    @Test
    void a_withdrawn_chapter_takes_nothing() {
        store.answer(FindChapter.class, find -> chapter(ChapterStatus.WITHDRAWN));

        assertProblem(upload("application/zip", ARCHIVE), 409, "conflict", "withdrawn");
        assertProblem(putPage("1", "x"), 409, "conflict", "withdrawn");
        assertThat(media.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/csv", "application/x-www-form-urlencoded"})
    void what_is_no_image_and_no_archive_is_not_read(String type) {
        assertProblem(upload(type, "{}"), 415, "unsupported-media-type", "application/zip");
        assertProblem(
                mvc.put()
                        .uri(PATH + "/1")
                        .header("Content-Type", type)
                        .content("{}")
                        .exchange(),
                415,
                "unsupported-media-type",
                "image/*");
    }

    @Test
    void no_file_is_no_page() {
        assertProblem(upload("image/png", ""), 400, "bad-request", "file is required");
        assertProblem(mvc.put().uri(PATH + "/1").exchange(), 400, "bad-request", "file is required");
    }

    @Test
    void a_page_is_set_by_its_number() {
        store.answer(PutPage.class, put -> 4L);
        StoredImage page = media.image("three");

        assertThat(putPage("3", "three"))
                .hasStatusOk()
                .hasHeader("ETag", "\"" + page.hash() + "\"")
                .bodyJson()
                .extractingPath("$.number")
                .isEqualTo(3);
        assertThat(store.theOnly(PutPage.class)).isEqualTo(new PutPage(CHAPTER, 3, page));
    }

    @Test
    void a_page_that_would_leave_a_gap_is_refused() {
        store.refuse(PutPage.class, new Refusal(Refusal.Code.INVALID, "the chapter has 2 pages", "number"));

        assertProblem(putPage("9", "x"), 400, "invalid-input", "has 2 pages");
        assertProblem(putPage("0", "x"), 400, "invalid-parameter", "at least 1");
        assertProblem(putPage("-1", "x"), 400, "invalid-parameter", "at least 1");
        assertProblem(putPage("2147483648", "x"), 400, "invalid-parameter", "whole number");
    }

    @Test
    void a_page_is_removed_only_if_it_is_still_the_one_that_was_read() {
        store.answer(RemovePage.class, remove -> 4L);

        assertThat(remove("2", "\"" + two.hash() + "\"")).hasStatus(204);
        assertThat(store.theOnly(RemovePage.class)).isEqualTo(new RemovePage(CHAPTER, 2, 4L));
        assertProblem(remove("1", "\"" + two.hash() + "\""), 412, "stale-version", "If-Match");
        assertProblem(remove("1", "W/\"" + one.hash() + "\""), 412, "stale-version", "If-Match");
        assertProblem(remove("1", one.hash().value()), 400, "invalid-header", "If-Match");
        assertProblem(remove("3", "\"" + two.hash() + "\""), 404, "not-found", "no such page");
        assertThat(store.sent()).hasSize(1);
    }

    @Test
    void a_page_is_removed_whatever_it_is_if_nobody_minds() {
        store.answer(RemovePage.class, remove -> 4L);
        assertThat(delete(PATH + "/2")).hasStatus(204);
        assertThat(store.theOnly(RemovePage.class)).isEqualTo(new RemovePage(CHAPTER, 2, null));

        store.refuse(RemovePage.class, Refusal.Code.NOT_FOUND, "there is no such page");
        assertProblem(delete(PATH + "/0"), 404, "not-found", "no such page");
    }

    @Test
    void all_pages_are_removed_at_once() {
        store.answer(ReplacePages.class, replace -> 4L);

        assertThat(delete(PATH)).hasStatus(204);
        assertThat(store.theOnly(ReplacePages.class)).isEqualTo(new ReplacePages(CHAPTER, List.of()));
    }

    @Test
    void who_reads_is_named_by_an_id() {
        assertProblem(get(PATH + "?user=ada"), 400, "invalid-parameter", "user must be a UUID");
        assertProblem(get(PATH + "/1?user=ada"), 400, "invalid-parameter", "user must be a UUID");
    }

    private MvcTestResult upload(String type, String content) {
        return mvc.post()
                .uri(PATH)
                .header("Content-Type", type)
                .content(content)
                .exchange();
    }

    private MvcTestResult putPage(String number, String content) {
        return mvc.put()
                .uri(PATH + "/" + number)
                .header("Content-Type", "image/png")
                .content(content)
                .exchange();
    }

    private MvcTestResult remove(String number, String ifMatch) {
        return mvc.delete().uri(PATH + "/" + number).header("If-Match", ifMatch).exchange();
    }
}
