package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import io.longbox.media.Database;
import io.longbox.media.Samples;
import io.longbox.media.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept is found, wherever it is kept. */
abstract class StoreContract {

    @TempDir
    Path folder;

    final SettableClock clock = new SettableClock();
    final ContentIndex index = new ContentIndex(Database.JDBC);

    IndexedStore store;

    abstract IndexedStore open() throws Exception;

    /** How large the pieces are that are read at once. */
    abstract int piece();

    @BeforeEach
    void openEmpty() throws Exception {
        Database.clear();
        store = open();
    }

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void what_is_kept_is_found_byte_by_byte() throws IOException {
        for (int size : new int[] {0, 1, piece() - 1, piece(), piece() + 1, 3 * piece() + 17}) {
            byte[] bytes = bytes(size);

            Content content = store.find(keep(bytes)).orElseThrow();

            assertThat(content.size()).isEqualTo(size);
            assertThat(read(content, 0)).isEqualTo(bytes);
        }
    }

    @Test
    void content_is_read_from_any_point_on() throws IOException {
        byte[] bytes = bytes(2 * piece() + 100);
        Content content = store.find(keep(bytes)).orElseThrow();

        for (int from : new int[] {0, 1, piece() - 1, piece(), piece() + 1, 2 * piece() + 99, bytes.length}) {
            assertThat(read(content, from)).isEqualTo(Arrays.copyOfRange(bytes, from, bytes.length));
        }
        try (InputStream in = content.open(10)) {
            assertThat(in.skip(piece())).isEqualTo(piece());
            assertThat(in.read()).isEqualTo(bytes[piece() + 10] & 0xff);
        }
        assertThatThrownBy(() -> content.open(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content.open(bytes.length + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_never_kept_is_not_found() throws IOException {
        assertThat(store.find(new ContentHash("0".repeat(64)))).isEmpty();
    }

    @Test
    void keeping_again_changes_nothing_but_since_when() throws IOException {
        ContentHash hash = keep(bytes(100));
        Instant first = keptAt(hash);
        clock.advance(Duration.ofHours(5));

        keep(bytes(100));

        assertThat(keptAt(hash)).isEqualTo(first.plus(Duration.ofHours(5)));
        assertThat(Database.count("content")).isOne();
        assertThat(read(store.find(hash).orElseThrow(), 0)).isEqualTo(bytes(100));
    }

    @Test
    void many_may_keep_the_same_at_once() throws Exception {
        byte[] bytes = bytes(piece() + 5);
        Path file = Samples.write(folder, "file", bytes);
        ContentHash hash = Hashing.of(file).hash();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> kept = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                kept.add(callers.submit(() -> {
                    store.keep(hash, file);
                    return null;
                }));
            }
            for (Future<?> one : kept) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(read(store.find(hash).orElseThrow(), 0)).isEqualTo(bytes);
    }

    @Test
    void a_file_that_is_not_what_its_name_says_is_not_kept() {
        Path file = Samples.write(folder, "file", bytes(100));

        assertThatThrownBy(() -> store.keep(new ContentHash("0".repeat(64)), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what it was");
        assertThat(Database.count("content")).isZero();
    }

    @Test
    void a_file_that_is_not_there_is_an_error_and_nothing_is_kept() {
        assertThatThrownBy(() -> store.keep(new ContentHash("0".repeat(64)), folder.resolve("none")))
                .isInstanceOf(IOException.class);
        assertThat(Database.count("content")).isZero();
    }

    ContentHash keep(byte[] bytes) throws IOException {
        Path file = Samples.write(folder, "file", bytes);
        ContentHash hash = Hashing.of(file).hash();
        store.keep(hash, file);
        assertThat(file).hasBinaryContent(bytes);
        return hash;
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static byte[] read(Content content, long from) throws IOException {
        try (InputStream in = content.open(from)) {
            return in.readAllBytes();
        }
    }

    static Instant keptAt(ContentHash hash) {
        return Database.JDBC
                .sql("SELECT kept_at FROM media.content WHERE hash = ?")
                .param(hash.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
