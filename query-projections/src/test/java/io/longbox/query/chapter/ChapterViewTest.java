package io.longbox.query.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterPage;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterUpdated;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.ChapterWithdrawn;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindLastChapter;
import io.longbox.api.chapter.FindNavigation;
import io.longbox.api.chapter.FindPage;
import io.longbox.api.chapter.ListChapters;
import io.longbox.api.chapter.ListPages;
import io.longbox.api.chapter.NavigationView;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.chapter.PagesView;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChapterViewTest {

    private static final ChapterDetails FREE = new ChapterDetails(null, ChapterAccess.FREE);
    private static final ChapterDetails PRICED =
            new ChapterDetails("The walking bed", new ChapterAccess(new Points(30), false));

    private final Store store = Store.empty();
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ChapterId one = id("1");
    private final UserId ada = new UserId(UUID.randomUUID());

    private ChapterId id(String number) {
        return ChapterId.of(nemo, ChapterNumber.of(number));
    }

    private ChapterCreated created(String number, ChapterDetails details) {
        return new ChapterCreated(id(number), nemo, ChapterNumber.of(number), details);
    }

    private static StoredImage image(int n) {
        return new StoredImage(new ContentHash("%064x".formatted(n)), ImageType.WEBP, 5_000_000_000L + n, 600 + n, n);
    }

    private static List<StoredImage> images(int... numbers) {
        return IntStream.of(numbers).mapToObj(ChapterViewTest::image).toList();
    }

    @Test
    void a_chapter_shows_all_that_is_said_of_it() {
        store.happened(created("2.5", PRICED));

        assertThat(find(id("2.5")))
                .isEqualTo(new ChapterView(
                        id("2.5"), nemo, ChapterNumber.of("2.5"), PRICED, 0, ChapterStatus.PUBLISHED, store.now(), 0));
        assertThat(find(one)).isNull();
    }

    @Test
    void an_update_replaces_what_was_said() {
        store.happened(created("1", PRICED), new ChapterUpdated(one, FREE));

        assertThat(find(one).details()).isEqualTo(FREE);
        assertThat(find(one).version()).isEqualTo(1);
    }

    @Test
    void a_character_the_database_cannot_keep_does_not_stop_the_view() {
        store.happened(created("1", new ChapterDetails("a\0b", ChapterAccess.FREE)));

        assertThat(find(one).details().title()).isEqualTo("a\uFFFDb");
    }

    @Test
    void a_withdrawn_chapter_is_found_with_its_pages_but_not_listed() {
        store.happened(created("1", PRICED), new PagesReplaced(one, images(1, 2)), new ChapterWithdrawn(one));

        assertThat(find(one).status()).isEqualTo(ChapterStatus.WITHDRAWN);
        assertThat(pages(one).pages()).isEqualTo(images(1, 2));
        assertThat(page(one, 2)).isEqualTo(image(2));
        assertThat(list(null, 10)).isEqualTo(new ChapterPage(List.of(), null));
    }

    @Test
    void a_chapter_that_is_created_anew_has_no_pages() {
        store.happened(created("1", PRICED), new PagesReplaced(one, images(1, 2)), new ChapterWithdrawn(one));
        store.happened(created("1", FREE));

        assertThat(find(one))
                .isEqualTo(new ChapterView(
                        one, nemo, ChapterNumber.of("1"), FREE, 0, ChapterStatus.PUBLISHED, store.now(), 3));
        assertThat(pages(one)).isEqualTo(new PagesView(one, List.of(), 3));
        assertThat(page(one, 1)).isNull();
    }

    @Test
    void chapters_are_listed_in_pages_in_the_order_of_their_numbers() {
        List<String> numbers = List.of("0", "1", "1.05", "1.5", "2", "9", "10", "99999");
        new ArrayList<>(List.of("10", "2", "99999", "1.05", "0", "9", "1.5", "1"))
                .forEach(number -> store.happened(created(number, FREE)));
        store.happened(created("5", FREE), new ChapterWithdrawn(id("5")));
        ProductId other = new ProductId(UUID.randomUUID());
        store.happened(
                new ChapterCreated(ChapterId.of(other, ChapterNumber.of("1")), other, ChapterNumber.of("1"), FREE));

        List<String> seen = new ArrayList<>();
        ChapterNumber after = null;
        do {
            ChapterPage page = list(after, 3);
            page.items().forEach(chapter -> seen.add(chapter.number().toString()));
            after = page.next();
        } while (after != null);

        assertThat(seen).isEqualTo(numbers);
    }

    @Test
    void the_last_chapter_is_the_one_of_the_highest_number_withdrawn_or_not() {
        assertThat(last()).isNull();

        store.happened(created("9", FREE));
        store.happened(created("10", FREE), new ChapterWithdrawn(id("10")));

        assertThat(last()).isEqualTo(find(id("10")));
    }

    @Test
    void before_and_after_a_chapter_come_those_that_are_offered() {
        for (String number : List.of("1", "2", "2.5", "3", "10")) {
            store.happened(created(number, FREE));
        }
        store.happened(new ChapterWithdrawn(id("3")));

        assertThat(navigation("2.5")).isEqualTo(new NavigationView(id("2.5"), find(id("2")), find(id("10"))));
        assertThat(navigation("3")).isEqualTo(new NavigationView(id("3"), find(id("2.5")), find(id("10"))));
        assertThat(navigation("1")).isEqualTo(new NavigationView(one, null, find(id("2"))));
        assertThat(navigation("10")).isEqualTo(new NavigationView(id("10"), find(id("2.5")), null));
        assertThat(navigation("4")).isNull();
    }

    @Test
    void pages_are_replaced_put_and_removed() {
        store.happened(created("1", FREE));
        assertThat(pages(one)).isEqualTo(new PagesView(one, List.of(), 0));
        assertThat(pages(id("2"))).isNull();

        store.happened(new PagesReplaced(one, images(1, 2, 3, 4, 5)));
        assertThat(pages(one)).isEqualTo(new PagesView(one, images(1, 2, 3, 4, 5), 1));

        store.happened(new PagePut(one, 2, image(9)), new PagePut(one, 6, image(6)));
        assertThat(pages(one)).isEqualTo(new PagesView(one, images(1, 9, 3, 4, 5, 6), 3));

        // In one batch, so that each sees what the one before has done.
        store.happened(new PageRemoved(one, 1), new PageRemoved(one, 5), new PagePut(one, 5, image(7)));
        assertThat(pages(one)).isEqualTo(new PagesView(one, images(9, 3, 4, 5, 7), 6));
        assertThat(find(one).pages()).isEqualTo(5);
        assertThat(page(one, 1)).isEqualTo(image(9));
        assertThat(page(one, 5)).isEqualTo(image(7));
        assertThat(page(one, 6)).isNull();
        assertThat(page(one, 0)).isNull();
        assertThat(page(one, -1)).isNull();

        store.happened(new PagesReplaced(one, List.of()));
        assertThat(pages(one)).isEqualTo(new PagesView(one, List.of(), 7));
        assertThat(find(one).pages()).isZero();
    }

    @Test
    void as_many_pages_as_a_chapter_may_have_are_kept() {
        int[] most = IntStream.rangeClosed(1, 2_000).toArray();
        store.happened(created("1", FREE), new PagesReplaced(one, images(most)), new PageRemoved(one, 1));

        assertThat(pages(one).pages()).isEqualTo(images(most).subList(1, 2_000));
    }

    @Test
    void who_is_admitted_or_not_is_seen_by_the_version_alone() {
        PointsEntryId entry = UnlockId.of(ada, one).entry(1);
        store.happened(new ReaderNotAdmitted(one, entry, ada, NotAdmittedReason.NOT_OFFERED));
        assertThat(find(one)).isNull();

        store.happened(created("1", PRICED));
        store.happened(
                new ReaderAdmitted(one, entry, ada, new Points(30)),
                new ReaderNotAdmitted(one, entry, ada, NotAdmittedReason.PRICE_CHANGED));

        assertThat(find(one).version()).isEqualTo(3);
        assertThat(find(one).details()).isEqualTo(PRICED);
    }

    @Test
    void subscribers_read_the_changes_they_wait_for() {
        store.happened(created("1", FREE));

        try (SubscriptionQueryResult<ChapterView, ChapterView> chapter =
                        store.subscribe(new FindChapter(one), ChapterView.class);
                SubscriptionQueryResult<PagesView, PagesView> pages =
                        store.subscribe(new ListPages(one), PagesView.class)) {
            store.happened(new PagePut(one, 1, image(1)));

            assertThat(chapter.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(one));
            assertThat(pages.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(pages(one));
        }
    }

    private @Nullable ChapterView find(ChapterId chapter) {
        return store.answer(new FindChapter(chapter), ChapterView.class);
    }

    private @Nullable ChapterView last() {
        return store.answer(new FindLastChapter(nemo), ChapterView.class);
    }

    private @Nullable NavigationView navigation(String number) {
        return store.answer(new FindNavigation(id(number)), NavigationView.class);
    }

    private @Nullable PagesView pages(ChapterId chapter) {
        return store.answer(new ListPages(chapter), PagesView.class);
    }

    private @Nullable StoredImage page(ChapterId chapter, int number) {
        return store.answer(new FindPage(chapter, number), StoredImage.class);
    }

    private ChapterPage list(@Nullable ChapterNumber after, int limit) {
        return store.answer(new ListChapters(nemo, after, limit), ChapterPage.class);
    }
}
