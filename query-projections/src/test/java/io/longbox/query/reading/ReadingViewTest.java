package io.longbox.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductCreated;
import io.longbox.api.catalog.ProductDetails;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ProductKind;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.reading.Bookmark;
import io.longbox.api.reading.Bookmarks;
import io.longbox.api.reading.ChapterFinished;
import io.longbox.api.reading.ContinueReading;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.PageReached;
import io.longbox.api.reading.ReadingHistory;
import io.longbox.api.reading.ReadingId;
import io.longbox.api.reading.ReadingPage;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.user.UserId;
import io.longbox.query.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadingViewTest {

    private final Store store = Store.empty();
    private final UserId ada = new UserId(UUID.randomUUID());
    private final ProductId nemo = new ProductId(UUID.randomUUID());
    private final ProductId krazy = new ProductId(UUID.randomUUID());

    @Test
    void who_never_began_a_chapter_has_not_come_far_in_it() {
        assertThat(find(nemo, 1)).isNull();
    }

    @Test
    void a_reader_is_where_they_were_last_and_the_furthest_page_is_kept() {
        store.happened(reached(nemo, 1, 1, 20));
        Instant began = store.now();
        store.happened(reached(nemo, 1, 9, 20), reached(nemo, 1, 4, 20));

        assertThat(find(nemo, 1))
                .isEqualTo(new ReadingView(ada, chapterId(nemo, 1), nemo, 4, 9, 20, began, store.now(), null, 2));
    }

    @Test
    void a_finished_chapter_stays_finished_while_it_is_read_again() {
        store.happened(reached(nemo, 1, 20, 20), finished(nemo, 1, 20));
        Instant finished = store.now();
        store.happened(reached(nemo, 1, 2, 20));

        assertThat(find(nemo, 1).finishedAt()).isEqualTo(finished);
        assertThat(find(nemo, 1).page()).isEqualTo(2);
        assertThat(find(nemo, 1).furthest()).isEqualTo(20);
    }

    @Test
    void the_furthest_page_is_one_that_the_chapter_has() {
        store.happened(reached(nemo, 1, 20, 20), reached(nemo, 1, 3, 12));

        assertThat(find(nemo, 1).furthest()).isEqualTo(12);
    }

    @Test
    void the_history_is_read_in_pages_the_latest_first() {
        for (int number = 1; number <= 5; number++) {
            store.happened(reached(nemo, number, 1, 20));
        }
        store.happened(reached(nemo, 2, 2, 20));

        List<ChapterId> seen = new ArrayList<>();
        String after = null;
        do {
            ReadingPage page = store.answer(new ReadingHistory(ada, after, 2), ReadingPage.class);
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(reading -> seen.add(reading.chapter()));
            after = page.next();
        } while (after != null);

        assertThat(seen)
                .containsExactly(
                        chapterId(nemo, 2),
                        chapterId(nemo, 5),
                        chapterId(nemo, 4),
                        chapterId(nemo, 3),
                        chapterId(nemo, 1));
    }

    @Test
    void a_key_or_limit_that_is_none_is_refused() {
        assertThatThrownBy(() -> store.answer(new ReadingHistory(ada, "nonsense", 10), ReadingPage.class))
                .hasRootCauseInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> store.answer(new ContinueReading(ada, 0), Bookmarks.class))
                .hasRootCauseInstanceOf(RefusedException.class);
    }

    @Test
    void a_subscriber_reads_the_change_it_waits_for() {
        store.happened(reached(nemo, 1, 1, 20));

        try (SubscriptionQueryResult<ReadingView, ReadingView> watched =
                store.subscribe(new FindReading(ada, chapterId(nemo, 1)), ReadingView.class)) {
            store.happened(reached(nemo, 2, 1, 20), reached(nemo, 1, 2, 20));

            assertThat(watched.updates().blockFirst(Duration.ofSeconds(5))).isEqualTo(find(nemo, 1));
        }
    }

    @Nested
    class Going_on {

        @Test
        void who_has_read_nothing_has_nothing_to_go_on_with() {
            assertThat(goOn(10)).isEmpty();
        }

        @Test
        void is_where_the_reader_was_in_the_chapter_read_last() {
            published(nemo, 1, 20);
            published(nemo, 2, 30);
            store.happened(new ProductCreated(
                    nemo,
                    ProductKind.COMIC,
                    new ProductDetails("Little Nemo", List.of(), null, null, null, null, null, null)));
            store.happened(reached(nemo, 2, 5, 30), reached(nemo, 1, 7, 20));

            assertThat(goOn(10))
                    .containsExactly(new Bookmark(
                            nemo,
                            "Little Nemo",
                            chapterId(nemo, 1),
                            ChapterNumber.of("1"),
                            "Part 1",
                            7,
                            20,
                            store.now()));
        }

        @Test
        void names_a_product_by_its_id_as_long_as_its_title_is_not_known() {
            published(nemo, 1, 20);
            store.happened(reached(nemo, 1, 7, 20));

            assertThat(goOn(10)).extracting(Bookmark::productTitle).containsExactly(nemo.toString());
        }

        @Test
        void is_told_of_each_product_the_one_read_last_first() {
            published(nemo, 1, 20);
            published(krazy, 1, 20);
            store.happened(reached(nemo, 1, 2, 20), reached(krazy, 1, 3, 20));
            assertThat(goOn(10)).extracting(Bookmark::product).containsExactly(krazy, nemo);

            store.happened(reached(nemo, 1, 3, 20));
            assertThat(goOn(10)).extracting(Bookmark::product).containsExactly(nemo, krazy);
            assertThat(goOn(1)).extracting(Bookmark::product).containsExactly(nemo);
        }

        @Test
        void leads_to_the_next_chapter_from_the_end_of_one() {
            published(nemo, 1, 20);
            published(nemo, 2, 30);
            store.happened(reached(nemo, 1, 20, 20), finished(nemo, 1, 20));

            assertThat(goOn(10)).singleElement().satisfies(bookmark -> {
                assertThat(bookmark.chapter()).isEqualTo(chapterId(nemo, 2));
                assertThat(bookmark.page()).isZero();
                assertThat(bookmark.pages()).isEqualTo(30);
            });
        }

        @Test
        void leads_into_the_next_chapter_where_it_was_left() {
            published(nemo, 1, 20);
            published(nemo, 2, 30);
            store.happened(reached(nemo, 2, 4, 30), reached(nemo, 1, 20, 20), finished(nemo, 1, 20));

            assertThat(goOn(10)).extracting(Bookmark::page).containsExactly(4);
        }

        @Test
        void leads_to_the_beginning_of_a_next_chapter_that_was_finished_before() {
            published(nemo, 1, 20);
            published(nemo, 2, 30);
            store.happened(
                    reached(nemo, 2, 30, 30), finished(nemo, 2, 30), reached(nemo, 1, 20, 20), finished(nemo, 1, 20));

            assertThat(goOn(10)).extracting(Bookmark::page).containsExactly(0);
        }

        @Test
        void is_over_at_the_end_of_the_last_chapter() {
            published(nemo, 1, 20);
            published(krazy, 1, 20);
            store.happened(reached(krazy, 1, 3, 20), reached(nemo, 1, 20, 20), finished(nemo, 1, 20));

            assertThat(goOn(1)).extracting(Bookmark::product).containsExactly(krazy);
        }

        @Test
        void is_possible_again_once_pages_were_added() {
            published(nemo, 1, 24);
            store.happened(reached(nemo, 1, 20, 20), finished(nemo, 1, 20));

            assertThat(goOn(10)).extracting(Bookmark::page, Bookmark::pages).containsExactly(tuple(20, 24));
        }

        @Test
        void waits_for_a_chapter_that_is_not_known_yet() {
            store.happened(reached(nemo, 1, 2, 20));

            assertThat(goOn(10)).isEmpty();
        }

        private List<Bookmark> goOn(int limit) {
            return store.answer(new ContinueReading(ada, limit), Bookmarks.class)
                    .items();
        }

        private void published(ProductId product, int number, int pages) {
            store.chapters()
                    .put(new ChapterView(
                            chapterId(product, number),
                            product,
                            ChapterNumber.of(Integer.toString(number)),
                            new ChapterDetails("Part " + number, ChapterAccess.FREE),
                            pages,
                            ChapterStatus.PUBLISHED,
                            Instant.EPOCH,
                            0));
        }
    }

    private @Nullable ReadingView find(ProductId product, int number) {
        return store.answer(new FindReading(ada, chapterId(product, number)), ReadingView.class);
    }

    private static ChapterId chapterId(ProductId product, int number) {
        return ChapterId.of(product, ChapterNumber.of(Integer.toString(number)));
    }

    private PageReached reached(ProductId product, int number, int page, int pages) {
        ChapterId chapter = chapterId(product, number);
        return new PageReached(ReadingId.of(ada, chapter), ada, chapter, product, page, pages);
    }

    private ChapterFinished finished(ProductId product, int number, int pages) {
        ChapterId chapter = chapterId(product, number);
        return new ChapterFinished(ReadingId.of(ada, chapter), ada, chapter, product, pages);
    }
}
