package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.catalog.Cover;
import io.longbox.api.catalog.CoverRemoved;
import io.longbox.api.catalog.CoverSet;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.media.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the events speak of. */
class ReferencesTest {

    private static final ChapterId CHAPTER = new ChapterId(new UUID(1, 1));
    private static final ProductId PRODUCT = new ProductId(new UUID(2, 1));

    private final References references = new References(Database.JDBC);
    private final ReferenceProjection projection = new ReferenceProjection(references);

    @BeforeEach
    void empty() {
        Database.clear();
    }

    @Test
    void a_chapter_refers_to_its_pages() {
        projection.on(pages(1, 2, 3), 0);

        assertThat(referredTo()).containsExactly("1:1", "2:2", "3:3");
    }

    @Test
    void new_pages_replace_the_old_ones() {
        projection.on(pages(1, 2, 3), 0);
        projection.on(pages(3, 4), 1);

        assertThat(referredTo()).containsExactly("1:3", "2:4");
    }

    @Test
    void the_same_content_may_be_two_pages() {
        projection.on(pages(1, 1), 0);

        assertThat(referredTo()).containsExactly("1:1", "2:1");
    }

    @Test
    void a_page_is_put_in_place_of_another_or_after_the_last() {
        projection.on(pages(1, 2), 0);
        projection.on(new PagePut(CHAPTER, 2, image(5)), 1);
        projection.on(new PagePut(CHAPTER, 3, image(6)), 2);

        assertThat(referredTo()).containsExactly("1:1", "2:5", "3:6");
    }

    @Test
    void the_pages_after_one_that_is_removed_move_down() {
        projection.on(pages(1, 2, 3, 4, 5), 0);
        projection.on(new PageRemoved(CHAPTER, 2), 1);
        projection.on(new PageRemoved(CHAPTER, 4), 2);

        assertThat(referredTo()).containsExactly("1:1", "2:3", "3:4");
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        projection.on(pages(1, 2, 3), 4);
        projection.on(new PageRemoved(CHAPTER, 1), 5);
        projection.on(new PageRemoved(CHAPTER, 1), 5);
        projection.on(pages(1, 2, 3), 4);
        projection.on(new PagePut(CHAPTER, 1, image(9)), 3);

        assertThat(referredTo()).containsExactly("1:2", "2:3");
    }

    @Test
    void a_cover_refers_to_its_three_sizes_until_it_is_removed() {
        projection.on(new CoverSet(PRODUCT, new Cover(image(1), image(2), image(3))), 1);
        assertThat(referredTo()).containsExactly("1:1", "2:2", "3:3");

        projection.on(new CoverSet(PRODUCT, new Cover(image(4), image(4), image(4))), 2);
        assertThat(referredTo()).containsExactly("1:4", "2:4", "3:4");

        projection.on(new CoverRemoved(PRODUCT), 3);
        assertThat(referredTo()).isEmpty();
    }

    @Test
    void owners_do_not_get_in_each_other_s_way() {
        ChapterId other = new ChapterId(new UUID(1, 2));
        projection.on(pages(1, 2), 0);
        projection.on(new PagesReplaced(other, List.of(image(7))), 0);
        projection.on(new PageRemoved(other, 1), 1);

        assertThat(referredTo()).containsExactly("1:1", "2:2");
    }

    @Test
    void a_replay_comes_to_the_same() {
        Runnable events = () -> {
            projection.on(pages(1, 2, 3), 0);
            projection.on(new PagePut(CHAPTER, 4, image(4)), 1);
            projection.on(new PageRemoved(CHAPTER, 1), 2);
            projection.on(new CoverSet(PRODUCT, new Cover(image(1), image(2), image(3))), 1);
        };
        events.run();
        List<String> before = referredTo();
        long resets = references.resets();

        projection.reset();
        assertThat(referredTo()).isEmpty();
        assertThat(references.resets()).isEqualTo(resets + 1);
        events.run();

        assertThat(referredTo()).isEqualTo(before);
    }

    private static PagesReplaced pages(int... images) {
        return new PagesReplaced(
                CHAPTER,
                java.util.Arrays.stream(images).mapToObj(ReferencesTest::image).toList());
    }

    static StoredImage image(int n) {
        return new StoredImage(new ContentHash("%064x".formatted(n)), ImageType.PNG, 1, 1, 1);
    }

    private static List<String> referredTo() {
        return Database.JDBC
                .sql("SELECT slot, hash FROM media.reference ORDER BY owner, slot")
                .query()
                .listOfRows()
                .stream()
                .map(row -> row.get("slot") + ":" + row.get("hash").toString().replaceFirst("^0+", ""))
                .toList();
    }
}
