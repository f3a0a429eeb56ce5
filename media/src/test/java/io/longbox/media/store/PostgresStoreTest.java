package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import io.longbox.media.Database;
import io.longbox.media.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresStoreTest extends StoreContract {

    private PostgresBytes postgres;

    @Override
    IndexedStore open() {
        postgres = new PostgresBytes(Database.JDBC, index, Database.TRANSACTIONS);
        return new IndexedStore(index, Map.of(Place.POSTGRES, postgres), Place.POSTGRES, clock);
    }

    @Override
    int piece() {
        return PostgresBytes.PIECE;
    }

    @Test
    void no_large_objects_are_made_and_pieces_are_not_compressed() throws IOException {
        keep(new byte[2 * piece()]);

        assertThat(Database.JDBC
                        .sql("SELECT count(*) FROM pg_largeobject")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Database.JDBC
                        .sql("SELECT sum(pg_column_size(bytes)) FROM media.piece")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2L * piece());
    }

    @Test
    void one_piece_is_asked_for_when_it_is_needed() throws IOException {
        Content content = store.find(keep(bytes(3 * piece()))).orElseThrow();
        try (InputStream in = content.open(piece() + 1)) {
            Database.JDBC.sql("DELETE FROM media.piece WHERE number = 0").update();
            in.readNBytes(piece());
            Database.JDBC.sql("DELETE FROM media.piece WHERE number = 1").update();
            assertThat(in.readNBytes(1)).hasSize(1);
        }
    }

    @Test
    void content_that_is_collected_while_it_is_read_is_an_error() throws IOException {
        Content content = store.find(keep(bytes(2 * piece()))).orElseThrow();
        try (InputStream in = content.open(0)) {
            in.readNBytes(10);
            Database.JDBC.sql("DELETE FROM media.content").update();
            in.readNBytes(piece() - 10);

            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("no longer kept");
        }
    }

    @Test
    void what_was_begun_and_not_finished_is_not_found_and_is_finished_by_the_next() throws IOException {
        Path file = Samples.write(folder, "file", bytes(10));
        ContentHash hash = Hashing.of(file).hash();
        index.claim(hash, 10, Place.POSTGRES, clock.instant());

        assertThat(store.find(hash)).isEmpty();
        store.keep(hash, file);
        assertThat(read(store.find(hash).orElseThrow(), 0)).isEqualTo(bytes(10));
    }

    @Test
    void a_file_that_changes_while_it_is_kept_leaves_no_piece() throws IOException {
        Path file = Samples.write(folder, "file", bytes(2 * piece()));
        ContentHash hash = Hashing.of(file).hash();
        index.claim(hash, 2 * piece(), Place.POSTGRES, clock.instant());
        Files.write(file, bytes(piece() + 5));

        assertThatThrownBy(() -> postgres.put(hash, 2 * piece(), file, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed");
        assertThat(Database.count("piece")).isZero();
        assertThat(store.find(hash)).isEmpty();
    }

    @Test
    void without_the_database_nothing_is_kept_or_found_and_the_error_says_so() {
        JdbcClient gone = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));
        ContentIndex lost = new ContentIndex(gone);
        IndexedStore down = new IndexedStore(lost, Map.of(Place.POSTGRES, postgres), Place.POSTGRES, clock);
        Path file = Samples.write(folder, "file", bytes(10));

        assertThatThrownBy(() -> down.find(new ContentHash("0".repeat(64))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("database cannot be used");
        assertThatThrownBy(() -> down.keep(Hashing.of(file).hash(), file)).isInstanceOf(IOException.class);
    }
}
