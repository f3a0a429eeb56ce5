package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Database;
import io.longbox.media.MediaProperties;
import io.longbox.media.Samples;
import io.longbox.media.SettableClock;
import io.longbox.media.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** What nothing refers to is collected; what may be referred to is not. */
class CollectorTest {

    private static final Duration A_DAY = Duration.ofHours(24);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final ContentIndex index = new ContentIndex(Database.JDBC);
    private final References references = new References(Database.JDBC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeS3 s3 = new FakeS3();
    private final Map<Place, Bytes> places = new HashMap<>(
            Map.of(Place.POSTGRES, new PostgresBytes(Database.JDBC, index, Database.TRANSACTIONS), Place.S3, s3));
    private final MediaProperties settings = Settings.of(Map.of());
    private final TransactionTemplate transaction = new TransactionTemplate(Database.TRANSACTIONS);

    private Supplier<Optional<String>> missing = Optional::empty;
    private Place place = Place.POSTGRES;

    @BeforeEach
    void empty() {
        Database.clear();
    }

    @Test
    void what_nothing_refers_to_goes_when_it_is_old() throws IOException {
        ContentHash hash = keep(1);
        clock.advance(A_DAY.plusSeconds(1));

        assertThat(collect()).isOne();

        assertThat(store().find(hash)).isEmpty();
        assertThat(Database.count("piece")).isZero();
        assertThat(meters.counter("longbox.media.collected").count()).isOne();
    }

    @Test
    void what_is_young_stays_though_nothing_refers_to_it() throws IOException {
        ContentHash hash = keep(1);
        clock.advance(A_DAY);

        assertThat(collect()).isZero();
        assertThat(store().find(hash)).isPresent();
    }

    @Test
    void what_is_referred_to_stays_however_old() throws IOException {
        ContentHash hash = keep(1);
        references.replace("chapter 1", 0, List.of(hash));
        clock.advance(A_DAY.multipliedBy(1000));

        assertThat(collect()).isZero();

        references.replace("chapter 1", 1, List.of());
        assertThat(collect()).isOne();
    }

    @Test
    void what_is_kept_again_is_young_again() throws IOException {
        ContentHash hash = keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        keep(1);

        assertThat(collect()).isZero();
        assertThat(store().find(hash)).isPresent();
    }

    @Test
    void all_of_many_go_in_one_run() throws IOException {
        for (int n = 0; n < 250; n++) {
            keep(n);
        }
        clock.advance(A_DAY.plusSeconds(1));
        keep(1);

        assertThat(collect()).isEqualTo(249);
    }

    @Test
    void what_was_begun_and_never_finished_goes_too() throws IOException {
        index.claim(new ContentHash("0".repeat(64)), 10, Place.POSTGRES, clock.instant());
        clock.advance(A_DAY.plusSeconds(1));

        assertThat(collect()).isOne();
    }

    @Test
    void while_references_may_be_missing_nothing_goes() throws IOException {
        keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        missing = () -> Optional.of("the references are being read from the events anew");

        assertThat(collect()).isZero();

        missing = Optional::empty;
        assertThat(collect()).isOne();
    }

    @Test
    void when_the_references_are_reset_after_they_were_judged_nothing_goes() throws IOException {
        keep(1);
        references.replace("chapter 1", 0, List.of(keep(2)));
        clock.advance(A_DAY.plusSeconds(1));
        missing = () -> {
            transaction.executeWithoutResult(status -> references.clear());
            return Optional.empty();
        };

        assertThat(collect()).isZero();
        assertThat(Database.count("content")).isEqualTo(2);
    }

    @Test
    void a_reference_that_is_being_written_is_waited_for_or_its_content_left_alone() throws Exception {
        ContentHash hash = keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        CompletableFuture<Integer> collected = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            references.replace("chapter 1", 0, List.of(hash));
            CompletableFuture.supplyAsync(this::collect).thenAccept(collected::complete);
            // The row is locked by the reference, so the collector passes it over without waiting.
            await().until(collected::isDone);
        });

        assertThat(collected.get()).isZero();
        assertThat(collect()).isZero();
        assertThat(store().find(hash)).isPresent();
    }

    @Test
    void whoever_keeps_content_that_is_being_deleted_waits_and_puts_it_again() throws Exception {
        place = Place.S3;
        ContentHash hash = keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        CompletableFuture<Void> keeping = new CompletableFuture<>();
        s3.onDelete = () -> {
            CompletableFuture.runAsync(() -> {
                        try {
                            keep(1);
                        } catch (IOException failed) {
                            throw new IllegalStateException(failed);
                        }
                    })
                    .whenComplete((done, failed) -> {
                        if (failed == null) {
                            keeping.complete(null);
                        } else {
                            keeping.completeExceptionally(failed);
                        }
                    });
            await().until(CollectorTest::somebodyWaits);
        };

        assertThat(collect()).isOne();
        keeping.get();

        assertThat(store().find(hash)).isPresent();
        assertThat(s3.objects).containsExactly(hash);
    }

    @Test
    void an_object_that_cannot_be_deleted_keeps_its_row() throws IOException {
        place = Place.S3;
        ContentHash hash = keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        s3.down = true;

        assertThat(collect()).isZero();
        assertThat(store().find(hash)).isPresent();

        s3.down = false;
        assertThat(collect()).isOne();
        assertThat(s3.objects).isEmpty();
    }

    @Test
    void it_looks_by_itself_until_it_is_stopped() throws IOException {
        keep(1);
        clock.advance(A_DAY.plusSeconds(1));
        Collector collector = collector(Settings.of(Map.of("longbox.media.collect-every", "20ms")));

        collector.start();
        await().until(() -> Database.count("content") == 0);
        collector.stop();

        assertThat(collector.isRunning()).isFalse();
    }

    private int collect() {
        return collector(settings).run();
    }

    private Collector collector(MediaProperties properties) {
        return new Collector(index, store(), references, missing, Database.TRANSACTIONS, properties, clock, meters);
    }

    private IndexedStore store() {
        return new IndexedStore(index, places, place, clock);
    }

    private ContentHash keep(int n) throws IOException {
        Path file = Samples.write(folder, "file" + n + Thread.currentThread().getId(), StoreContract.bytes(100 + n));
        ContentHash hash = Hashing.of(file).hash();
        store().keep(hash, file);
        return hash;
    }

    private static boolean somebodyWaits() {
        return Database.JDBC
                .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    /** Objects without bytes. */
    private final class FakeS3 implements Bytes {

        private final Set<ContentHash> objects = new HashSet<>();
        private boolean down;
        private Runnable onDelete = () -> {};

        @Override
        public boolean put(ContentHash hash, long size, Path file, boolean whole) {
            objects.add(hash);
            return index.markWhole(hash, Place.S3);
        }

        @Override
        public io.longbox.media.Content content(ContentHash hash, long size) {
            return new PiecedContent(size, 1, number -> new byte[1]);
        }

        @Override
        public void delete(ContentHash hash) throws IOException {
            if (down) {
                throw new IOException("down");
            }
            objects.remove(hash);
            onDelete.run();
        }
    }
}
