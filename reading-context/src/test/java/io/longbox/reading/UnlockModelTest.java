package io.longbox.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.ChapterUnlocked;
import io.longbox.api.reading.RequestUnlock;
import io.longbox.api.reading.UnlockEvent;
import io.longbox.api.reading.UnlockId;
import io.longbox.api.reading.UnlockRefused;
import io.longbox.api.reading.UnlockRequested;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.SpendReversed;
import io.longbox.api.user.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever gets lost, comes late, twice or in another order: a reader has paid for a chapter exactly once if it is
 * unlocked, and not at all if it is not; and every attempt ends.
 */
class UnlockModelTest {

    private static final int RUNS = 300;
    private static final int ACTIONS = 50;
    private static final List<UserId> READERS = List.of(new UserId(new UUID(3, 1)), new UserId(new UUID(3, 2)));
    private static final List<ChapterId> CHAPTERS =
            List.of(new ChapterId(new UUID(2, 1)), new ChapterId(new UUID(2, 2)), new ChapterId(new UUID(2, 3)));

    @Test
    void a_chapter_is_paid_for_exactly_once_if_it_is_unlocked_and_never_otherwise() {
        Set<ChapterUnlockSaga.Step> readBack = EnumSet.noneOf(ChapterUnlockSaga.Step.class);
        int unlocked = 0;
        int refused = 0;
        int givenBack = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, true);
            run.check();
            readBack.addAll(run.store.stepsReadBack());
            unlocked += run.store.happened(ChapterUnlocked.class).size();
            refused += run.store.happened(UnlockRefused.class).size();
            givenBack += run.store.happened(SpendReversed.class).size();
        }

        // The runs were worth something: every step was written down and read back, and all of this did happen.
        assertThat(readBack).containsExactlyInAnyOrder(ChapterUnlockSaga.Step.values());
        assertThat(unlocked).isGreaterThan(RUNS);
        assertThat(refused).isGreaterThan(RUNS);
        assertThat(givenBack).isGreaterThan(RUNS / 10);
    }

    @Test
    void a_ledger_that_took_what_comes_after_its_reversal_would_keep_some() {
        // The negative control: the model is able to find such a thing.
        assertThat(LongStream.range(0, RUNS).anyMatch(seed -> new Run(seed, false).isAnybodyCheated()))
                .isTrue();
    }

    private static final class Run {

        private final LittleStore store;
        private final Random random;
        private long given;

        Run(long seed, boolean barring) {
            store = new LittleStore(seed, barring);
            random = new Random(seed);
            READERS.forEach(reader -> store.ledger.balances.put(reader, Points.NONE));
            CHAPTERS.forEach(chapter -> store.offered.put(chapter, price()));
            for (int i = 0; i < ACTIONS; i++) {
                act();
                store.stumble();
            }
            store.settle();
        }

        private void act() {
            UserId reader = READERS.get(random.nextInt(READERS.size()));
            ChapterId chapter = CHAPTERS.get(random.nextInt(CHAPTERS.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> topUp(reader);
                case 2 -> store.offered.put(chapter, price());
                case 3 -> store.offered.remove(chapter);
                case 4 -> {
                    if (!store.ledger.suspended.remove(reader) && random.nextBoolean()) {
                        store.ledger.suspended.add(reader);
                    }
                }
                default -> store.send(new RequestUnlock(reader, chapter, store.offered.getOrDefault(chapter, price())));
            }
        }

        private void topUp(UserId reader) {
            long amount = random.nextInt(40);
            given += amount;
            store.ledger.balances.merge(reader, new Points(amount), Points::plus);
        }

        private Points price() {
            return new Points(10L * (1 + random.nextInt(2)));
        }

        void check() {
            assertThat(store.unfinished()).as("processes that did not end").isEmpty();
            attempts().forEach((unlock, attempts) -> {
                List<ChapterUnlocked> unlocked = of(unlock, ChapterUnlocked.class);
                assertThat(unlocked).as("unlocked for good").hasSizeLessThan(2);
                assertThat(attempts).extracting(UnlockRequested::entry).doesNotHaveDuplicates();
                assertThat(of(unlock, UnlockRefused.class).size() + unlocked.size())
                        .as("attempts that ended, each once")
                        .isEqualTo(attempts.size());
                assertThat(charged(attempts)).as("charged for").isEqualTo(owed(unlock));
                assertThat(store.ledger.kept(
                                unlocked.stream().map(ChapterUnlocked::entry).collect(Collectors.toSet())))
                        .as("charged by the attempt that unlocked it")
                        .isEqualTo(owed(unlock));
            });
            assertThat(balances() + paid()).as("nothing is lost").isEqualTo(given);
        }

        boolean isAnybodyCheated() {
            return attempts().entrySet().stream()
                    .anyMatch(unlock -> !charged(unlock.getValue()).equals(owed(unlock.getKey())));
        }

        private Map<UnlockId, List<UnlockRequested>> attempts() {
            return store.happened(UnlockRequested.class).stream()
                    .collect(Collectors.groupingBy(UnlockRequested::unlock));
        }

        private <E extends UnlockEvent> List<E> of(UnlockId unlock, Class<E> type) {
            return store.happened(type).stream()
                    .filter(event -> event.unlock().equals(unlock))
                    .toList();
        }

        private Points charged(List<UnlockRequested> attempts) {
            Set<PointsEntryId> entries =
                    attempts.stream().map(UnlockRequested::entry).collect(Collectors.toSet());
            return store.ledger.kept(entries);
        }

        private Points owed(UnlockId unlock) {
            return of(unlock, ChapterUnlocked.class).stream()
                    .map(ChapterUnlocked::price)
                    .reduce(Points.NONE, Points::plus);
        }

        private long balances() {
            return store.ledger.balances.values().stream()
                    .mapToLong(Points::value)
                    .sum();
        }

        private long paid() {
            return store.happened(ChapterUnlocked.class).stream()
                    .mapToLong(event -> event.price().value())
                    .sum();
        }
    }
}
