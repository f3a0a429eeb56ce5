package io.longbox.catalog.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.longbox.api.Points;
import io.longbox.api.Refusal;
import io.longbox.api.RefusedException;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.AdmitReader;
import io.longbox.api.chapter.AppendPage;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterCreated;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterUpdated;
import io.longbox.api.chapter.ChapterWithdrawn;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.NotAdmittedReason;
import io.longbox.api.chapter.PagePut;
import io.longbox.api.chapter.PageRemoved;
import io.longbox.api.chapter.PagesReplaced;
import io.longbox.api.chapter.PutPage;
import io.longbox.api.chapter.ReaderAdmitted;
import io.longbox.api.chapter.ReaderNotAdmitted;
import io.longbox.api.chapter.RemovePage;
import io.longbox.api.chapter.ReplacePages;
import io.longbox.api.chapter.UpdateChapter;
import io.longbox.api.chapter.WithdrawChapter;
import io.longbox.api.media.ContentHash;
import io.longbox.api.media.ImageType;
import io.longbox.api.media.StoredImage;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.UserId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ChapterTest {

    private static final ProductId NEMO = new ProductId(new UUID(1, 1));
    private static final ChapterNumber ONE = ChapterNumber.of("1");
    private static final ChapterId ID = ChapterId.of(NEMO, ONE);
    private static final UserId ADA = new UserId(new UUID(2, 1));
    private static final PointsEntryId ENTRY = UnlockId.of(ADA, ID).entry(1);
    private static final Points PRICE = new Points(30);
    private static final ChapterDetails PRICED = new ChapterDetails("The walking bed", new ChapterAccess(PRICE, true));
    private static final ChapterDetails FREE = new ChapterDetails(null, ChapterAccess.FREE);
    private static final ChapterCreated CREATED = new ChapterCreated(ID, NEMO, ONE, PRICED);
    private static final ChapterWithdrawn WITHDRAWN = new ChapterWithdrawn(ID);
    private static final AdmitReader ADMIT = new AdmitReader(ID, ENTRY, ADA, PRICE);

    private final AggregateTestFixture<Chapter> fixture = new AggregateTestFixture<>(Chapter.class);

    private TestExecutor<Chapter> given(Object... events) {
        return fixture.given(events);
    }

    private static StoredImage image(int n) {
        return new StoredImage(new ContentHash("%064x".formatted(n)), ImageType.PNG, 1_000L + n, 600, 800);
    }

    private static List<StoredImage> images(int... numbers) {
        return IntStream.of(numbers).mapToObj(ChapterTest::image).toList();
    }

    private static PagesReplaced pages(int... numbers) {
        return new PagesReplaced(ID, images(numbers));
    }

    private static void expectRefusal(ResultValidator<Chapter> result, Refusal.Code code) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("a refusal as " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof RefusedException refusal
                        && refusal.refusal().code() == code;
            }
        });
    }

    @Test
    void a_product_gets_a_chapter() {
        fixture.givenNoPriorActivity()
                .when(new CreateChapter(ID, NEMO, ONE, PRICED))
                .expectEvents(CREATED)
                .expectResultMessagePayload(0L);
    }

    @Test
    void an_id_that_is_not_that_of_product_and_number_is_none() {
        assertThatThrownBy(() -> new CreateChapter(new ChapterId(new UUID(9, 9)), NEMO, ONE, PRICED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_has_one_id_however_it_is_written() {
        assertThat(ChapterId.of(NEMO, ChapterNumber.of("1.00"))).isEqualTo(ID);
        assertThat(ChapterId.of(NEMO, ChapterNumber.of("1.5"))).isNotEqualTo(ID);
    }

    @Test
    void creating_the_same_chapter_twice_changes_nothing() {
        given(CREATED)
                .when(new CreateChapter(ID, NEMO, ONE, PRICED))
                .expectNoEvents()
                .expectResultMessagePayload(0L);
    }

    @Test
    void another_chapter_by_the_same_number_is_refused() {
        expectRefusal(given(CREATED).when(new CreateChapter(ID, NEMO, ONE, FREE)), Refusal.Code.ALREADY_TAKEN);
    }

    @Test
    void a_chapter_that_must_be_new_is_refused_where_there_is_or_was_one() {
        CreateChapter create = new CreateChapter(ID, NEMO, ONE, PRICED, true);
        expectRefusal(given(CREATED).when(create), Refusal.Code.ALREADY_TAKEN);
        expectRefusal(given(CREATED, WITHDRAWN).when(create), Refusal.Code.ALREADY_TAKEN);
        fixture.givenNoPriorActivity().when(create).expectEvents(CREATED);
    }

    @Test
    void a_withdrawn_chapter_can_be_created_again_and_starts_without_pages() {
        given(CREATED, pages(1, 2), WITHDRAWN)
                .when(new CreateChapter(ID, NEMO, ONE, FREE))
                .expectEvents(new ChapterCreated(ID, NEMO, ONE, FREE));
        given(CREATED, pages(1, 2), WITHDRAWN, CREATED)
                .when(new AppendPage(ID, image(3)))
                .expectEvents(new PagePut(ID, 1, image(3)));
    }

    @Test
    void a_chapter_is_described_anew() {
        given(CREATED).when(new UpdateChapter(ID, FREE, 0L)).expectEvents(new ChapterUpdated(ID, FREE));
    }

    @Test
    void describing_it_as_it_is_changes_nothing() {
        given(CREATED).when(new UpdateChapter(ID, PRICED, null)).expectNoEvents();
    }

    @Test
    void an_edit_of_an_older_version_is_refused() {
        TestExecutor<Chapter> updated = given(CREATED, new ChapterUpdated(ID, FREE));
        expectRefusal(updated.when(new UpdateChapter(ID, PRICED, 0L)), Refusal.Code.STALE_VERSION);
    }

    @Test
    void a_chapter_is_withdrawn_once() {
        given(CREATED).when(new WithdrawChapter(ID, 0L)).expectEvents(WITHDRAWN);
        given(CREATED, WITHDRAWN).when(new WithdrawChapter(ID, 0L)).expectNoEvents();
    }

    @Test
    void a_withdrawal_of_an_older_version_is_refused() {
        expectRefusal(given(CREATED, pages(1)).when(new WithdrawChapter(ID, 0L)), Refusal.Code.STALE_VERSION);
    }

    static List<Object> changes() {
        return List.of(
                new UpdateChapter(ID, FREE, null),
                new ReplacePages(ID, images(5)),
                new PutPage(ID, 1, image(5)),
                new AppendPage(ID, image(5)),
                new RemovePage(ID, 1, null));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_withdrawn_chapter_stays_as_it_is(Object change) {
        expectRefusal(given(CREATED, pages(1), WITHDRAWN).when(change), Refusal.Code.CONFLICT);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_was_only_ever_asked_for_is_no_chapter(Object change) {
        ReaderNotAdmitted asked = new ReaderNotAdmitted(ID, ENTRY, ADA, NotAdmittedReason.NOT_OFFERED);
        expectRefusal(given(asked).when(change), Refusal.Code.NOT_FOUND);
        expectRefusal(given(asked).when(new WithdrawChapter(ID, null)), Refusal.Code.NOT_FOUND);
    }

    @Test
    void all_pages_are_replaced_at_once() {
        given(CREATED, pages(1, 2)).when(new ReplacePages(ID, images(2, 1, 3))).expectEvents(pages(2, 1, 3));
        given(CREATED, pages(1, 2)).when(new ReplacePages(ID, List.of())).expectEvents(pages());
    }

    @Test
    void the_same_pages_again_change_nothing() {
        given(CREATED, pages(1, 2))
                .when(new ReplacePages(ID, images(1, 2)))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        given(CREATED).when(new ReplacePages(ID, List.of())).expectNoEvents();
    }

    @Test
    void a_page_may_be_there_twice() {
        given(CREATED).when(new ReplacePages(ID, images(1, 1))).expectEvents(pages(1, 1));
    }

    @Test
    void a_page_is_put_in_the_place_of_another_or_behind_the_last() {
        given(CREATED, pages(1, 2)).when(new PutPage(ID, 1, image(9))).expectEvents(new PagePut(ID, 1, image(9)));
        given(CREATED, pages(1, 2)).when(new PutPage(ID, 3, image(9))).expectEvents(new PagePut(ID, 3, image(9)));
        given(CREATED).when(new PutPage(ID, 1, image(9))).expectEvents(new PagePut(ID, 1, image(9)));
    }

    @Test
    void the_same_page_again_changes_nothing() {
        given(CREATED, pages(1, 2)).when(new PutPage(ID, 2, image(2))).expectNoEvents();
        given(CREATED, new PagePut(ID, 1, image(7)))
                .when(new PutPage(ID, 1, image(7)))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE})
    void a_page_that_would_leave_a_gap_is_refused(int number) {
        expectRefusal(given(CREATED, pages(1, 2)).when(new PutPage(ID, number, image(9))), Refusal.Code.INVALID);
    }

    @Test
    void a_page_is_added_behind_the_last_one() {
        given(CREATED, pages(1, 2)).when(new AppendPage(ID, image(1))).expectEvents(new PagePut(ID, 3, image(1)));
    }

    @Test
    void adding_the_last_page_again_changes_nothing() {
        given(CREATED, pages(1, 2)).when(new AppendPage(ID, image(2))).expectNoEvents();
    }

    @Test
    void the_pages_behind_a_removed_one_move_up() {
        given(CREATED, pages(1, 2, 3)).when(new RemovePage(ID, 2, 1L)).expectEvents(new PageRemoved(ID, 2));
        given(CREATED, pages(1, 2, 3), new PageRemoved(ID, 2))
                .when(new PutPage(ID, 2, image(3)))
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 3, Integer.MAX_VALUE})
    void a_page_that_is_not_there_cannot_be_removed(int number) {
        expectRefusal(given(CREATED, pages(1, 2)).when(new RemovePage(ID, number, null)), Refusal.Code.NOT_FOUND);
    }

    @Test
    void a_page_that_may_have_moved_is_not_removed() {
        expectRefusal(
                given(CREATED, pages(1, 2), new PageRemoved(ID, 1)).when(new RemovePage(ID, 1, 1L)),
                Refusal.Code.STALE_VERSION);
    }

    @Test
    void a_chapter_has_at_most_2000_pages() {
        int[] most = IntStream.rangeClosed(1, Chapter.MOST_PAGES).toArray();
        int[] tooMany = IntStream.rangeClosed(0, Chapter.MOST_PAGES).toArray();

        given(CREATED).when(new ReplacePages(ID, images(most))).expectEvents(pages(most));
        expectRefusal(given(CREATED).when(new ReplacePages(ID, images(tooMany))), Refusal.Code.INVALID);
        expectRefusal(
                given(CREATED, pages(most)).when(new PutPage(ID, Chapter.MOST_PAGES + 1, image(0))),
                Refusal.Code.INVALID);
        expectRefusal(given(CREATED, pages(most)).when(new AppendPage(ID, image(0))), Refusal.Code.INVALID);
    }

    @Test
    void who_paid_the_price_is_admitted_as_often_as_asked() {
        given(CREATED).when(ADMIT).expectEvents(new ReaderAdmitted(ID, ENTRY, ADA, PRICE));
        given(CREATED, new ReaderAdmitted(ID, ENTRY, ADA, PRICE))
                .when(ADMIT)
                .expectEvents(new ReaderAdmitted(ID, ENTRY, ADA, PRICE));
    }

    @Test
    void who_paid_another_price_is_not_admitted() {
        ReaderNotAdmitted refused = new ReaderNotAdmitted(ID, ENTRY, ADA, NotAdmittedReason.PRICE_CHANGED);
        given(CREATED).when(new AdmitReader(ID, ENTRY, ADA, new Points(29))).expectEvents(refused);
        given(CREATED, new ChapterUpdated(ID, FREE)).when(ADMIT).expectEvents(refused);
    }

    @Test
    void nobody_new_is_admitted_to_a_withdrawn_chapter() {
        given(CREATED, WITHDRAWN)
                .when(ADMIT)
                .expectEvents(new ReaderNotAdmitted(ID, ENTRY, ADA, NotAdmittedReason.NOT_OFFERED));
    }

    @Test
    void nobody_is_admitted_to_a_chapter_that_does_not_exist_and_it_can_be_created_later() {
        ReaderNotAdmitted refused = new ReaderNotAdmitted(ID, ENTRY, ADA, NotAdmittedReason.NOT_OFFERED);
        fixture.givenNoPriorActivity().when(ADMIT).expectEvents(refused).expectResultMessagePayload(0L);
        given(refused).when(ADMIT).expectEvents(refused);
        given(refused)
                .when(new CreateChapter(ID, NEMO, ONE, PRICED))
                .expectEvents(CREATED)
                .expectResultMessagePayload(1L);
        given(refused).when(new CreateChapter(ID, NEMO, ONE, PRICED, true)).expectEvents(CREATED);
    }

    @Test
    void a_snapshot_brings_back_all_of_the_state() {
        JsonMapper fieldsAlone = JsonMapper.builder()
                .changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .build();
        Chapter chapter = new Chapter();
        chapter.on(CREATED);
        chapter.on(pages(1, 2, 3));
        chapter.on(new PageRemoved(ID, 2));
        chapter.on(WITHDRAWN);

        Chapter restored = fieldsAlone.readValue(fieldsAlone.writeValueAsString(chapter), Chapter.class);

        assertThat(restored).usingRecursiveComparison().isEqualTo(chapter);
        restored.on(new PagePut(ID, 3, image(4)));
        chapter.on(new PagePut(ID, 3, image(4)));
        assertThat(restored).usingRecursiveComparison().isEqualTo(chapter);
    }
}
