package io.longbox.query.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.PersonalText;
import io.longbox.api.Points;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterAccess;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterStatus;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.plan.PlanBenefits;
import io.longbox.api.plan.PlanId;
import io.longbox.api.plan.PlanPeriod;
import io.longbox.api.plan.PlanPrice;
import io.longbox.api.plan.PlanTerms;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.FindAccess;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.user.SubscriptionView;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserRegistered;
import io.longbox.api.user.UserStatus;
import io.longbox.api.user.UserSuspended;
import io.longbox.api.user.UserView;
import io.longbox.query.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ChapterAccess PAID = new ChapterAccess(new Points(30), true);
    private static final ChapterAccess PAID_APART = new ChapterAccess(new Points(30), false);
    private static final ChapterId CHAPTER = new ChapterId(new UUID(2, 1));
    private static final UserId ADA = new UserId(new UUID(3, 1));

    @Test
    void everybody_may_read_what_is_free() {
        ChapterView free = chapter(ChapterAccess.FREE, ChapterStatus.PUBLISHED);

        assertThat(decide(free, false, null)).isEqualTo(Access.FREE);
        assertThat(decide(free, false, suspended(null))).isEqualTo(Access.FREE);
        assertThat(decide(free, true, reader(null))).isEqualTo(Access.FREE);
    }

    @Test
    void what_costs_something_is_locked() {
        ChapterView paid = chapter(PAID, ChapterStatus.PUBLISHED);

        assertThat(decide(paid, false, null)).isEqualTo(Access.LOCKED);
        assertThat(decide(paid, false, reader(null))).isEqualTo(Access.LOCKED);
    }

    @Test
    void what_was_unlocked_is_the_reader_s_for_good() {
        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), true, reader(null)))
                .isEqualTo(Access.UNLOCKED);
        assertThat(decide(chapter(PAID, ChapterStatus.WITHDRAWN), true, reader(null)))
                .isEqualTo(Access.UNLOCKED);
        assertThat(decide(chapter(ChapterAccess.FREE, ChapterStatus.WITHDRAWN), true, reader(null)))
                .isEqualTo(Access.UNLOCKED);
        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), true, suspended(null)))
                .isEqualTo(Access.UNLOCKED);
    }

    @Test
    void nobody_may_read_what_is_withdrawn() {
        assertThat(decide(chapter(PAID, ChapterStatus.WITHDRAWN), false, reader(null)))
                .isEqualTo(Access.WITHDRAWN);
        assertThat(decide(chapter(PAID, ChapterStatus.WITHDRAWN), false, reader(subscription(true))))
                .isEqualTo(Access.WITHDRAWN);
        assertThat(decide(chapter(ChapterAccess.FREE, ChapterStatus.WITHDRAWN), false, null))
                .isEqualTo(Access.WITHDRAWN);
        assertThat(decide(chapter(ChapterAccess.FREE, ChapterStatus.WITHDRAWN), false, suspended(null)))
                .isEqualTo(Access.WITHDRAWN);
    }

    @Test
    void a_suspended_reader_may_read_what_is_free_alone() {
        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), false, suspended(null)))
                .isEqualTo(Access.SUSPENDED);
        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), false, suspended(subscription(true))))
                .isEqualTo(Access.SUSPENDED);
    }

    @Test
    void a_plan_that_includes_chapters_includes_those_that_are_in_plans() {
        UserView subscriber = reader(subscription(true));

        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), false, subscriber))
                .isEqualTo(Access.IN_PLAN);
        assertThat(decide(chapter(PAID_APART, ChapterStatus.PUBLISHED), false, subscriber))
                .isEqualTo(Access.LOCKED);
    }

    @Test
    void a_plan_without_chapters_includes_none() {
        assertThat(decide(chapter(PAID, ChapterStatus.PUBLISHED), false, reader(subscription(false))))
                .isEqualTo(Access.LOCKED);
    }

    @Test
    void a_plan_includes_nothing_once_its_term_is_over() {
        SubscriptionView subscription = subscription(true);
        ChapterView paid = chapter(PAID, ChapterStatus.PUBLISHED);

        assertThat(AccessRule.decide(
                        paid, false, reader(subscription), subscription.until().minusNanos(1)))
                .isEqualTo(Access.IN_PLAN);
        assertThat(AccessRule.decide(paid, false, reader(subscription), subscription.until()))
                .isEqualTo(Access.LOCKED);
    }

    @Nested
    class Asked_of_the_views {

        private final Store store = Store.empty();

        @Test
        void there_is_no_access_to_a_chapter_that_there_is_not() {
            assertThat(find(ADA)).isNull();
        }

        @Test
        void the_price_is_told_with_it() {
            store.chapters().put(chapter(PAID_APART, ChapterStatus.PUBLISHED));

            assertThat(find(ADA)).isEqualTo(new AccessView(CHAPTER, Access.LOCKED, new Points(30), false));
            assertThat(find(null)).isEqualTo(new AccessView(CHAPTER, Access.LOCKED, new Points(30), false));
        }

        @Test
        void a_free_chapter_has_no_price() {
            store.chapters().put(chapter(ChapterAccess.FREE, ChapterStatus.PUBLISHED));

            assertThat(find(null)).isEqualTo(new AccessView(CHAPTER, Access.FREE, null, true));
        }

        @Test
        void an_attempt_is_not_enough_and_an_unlocked_chapter_is() {
            store.chapters().put(chapter(PAID, ChapterStatus.PUBLISHED));
            UnlockId unlock = UnlockId.of(ADA, CHAPTER);

            store.happened(new UnlockRequested(unlock, ADA, CHAPTER, new Points(30), unlock.entry(1), 1));
            assertThat(find(ADA).access()).isEqualTo(Access.LOCKED);

            store.happened(new ChapterUnlocked(unlock, ADA, CHAPTER, new Points(30), unlock.entry(1)));
            assertThat(find(ADA).access()).isEqualTo(Access.UNLOCKED);
            assertThat(find(new UserId(new UUID(3, 2))).access()).isEqualTo(Access.LOCKED);
            assertThat(find(null).access()).isEqualTo(Access.LOCKED);
        }

        @Test
        void a_suspension_is_known() {
            store.chapters().put(chapter(PAID, ChapterStatus.PUBLISHED));
            store.happened(
                    new UserRegistered(ADA, new PersonalText(ADA, "Ada"), new PersonalText(ADA, "ada@example.org")),
                    new UserSuspended(ADA, "chargebacks"));

            assertThat(find(ADA).access()).isEqualTo(Access.SUSPENDED);
        }

        private @Nullable AccessView find(@Nullable UserId user) {
            return store.answer(new FindAccess(CHAPTER, user, NOW), AccessView.class);
        }
    }

    private static Access decide(ChapterView chapter, boolean unlocked, @Nullable UserView reader) {
        return AccessRule.decide(chapter, unlocked, reader, NOW);
    }

    private static ChapterView chapter(ChapterAccess access, ChapterStatus status) {
        return new ChapterView(
                CHAPTER,
                new ProductId(new UUID(1, 1)),
                ChapterNumber.of("1"),
                new ChapterDetails(null, access),
                20,
                status,
                NOW,
                0);
    }

    private static UserView reader(@Nullable SubscriptionView subscription) {
        return reader(UserStatus.ACTIVE, subscription);
    }

    private static UserView suspended(@Nullable SubscriptionView subscription) {
        return reader(UserStatus.SUSPENDED, subscription);
    }

    private static UserView reader(UserStatus status, @Nullable SubscriptionView subscription) {
        return new UserView(
                ADA,
                new PersonalText(ADA, "Ada"),
                new PersonalText(ADA, "ada@example.org"),
                status,
                Points.NONE,
                subscription,
                NOW,
                0);
    }

    private static SubscriptionView subscription(boolean chaptersIncluded) {
        return new SubscriptionView(
                PlanId.ofName("Gold"),
                "Gold",
                new PlanTerms(
                        PlanPeriod.MONTHLY,
                        PlanPrice.of(new Points(500)),
                        new PlanBenefits(true, BigDecimal.ONE, chaptersIncluded, null)),
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                true,
                null,
                false);
    }
}
