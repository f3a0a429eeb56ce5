package io.longbox.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import io.longbox.media.Database;
import io.longbox.media.MediaProperties;
import io.longbox.media.Samples;
import io.longbox.media.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The store on a real S3-compatible server, which runs in this process and keeps its objects in memory. */
class S3StoreTest extends StoreContract {

    private static final String BUCKET = "pictures";

    @RegisterExtension
    final S3ProxyExtension server =
            S3ProxyExtension.builder().withCredentials("mara", "hush").build();

    private S3Client client;
    private S3Bytes s3;

    @Override
    IndexedStore open() {
        client = S3Clients.of(settings(server.getUri().toString(), "hush"));
        client.createBucket(create -> create.bucket(BUCKET));
        s3 = new S3Bytes(client, BUCKET, index);
        return new IndexedStore(
                index,
                Map.of(Place.POSTGRES, new PostgresBytes(Database.JDBC, index, Database.TRANSACTIONS), Place.S3, s3),
                Place.S3,
                clock);
    }

    private MediaProperties.S3 settings(String endpoint, String secret) {
        return Settings.of(Map.of(
                        "longbox.media.s3.endpoint",
                        endpoint,
                        "longbox.media.s3.bucket",
                        BUCKET,
                        "longbox.media.s3.access-key",
                        "mara",
                        "longbox.media.s3.secret-key",
                        secret))
                .s3();
    }

    @Override
    int piece() {
        return S3Bytes.PIECE;
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_object_bears_the_name_of_what_it_is_and_no_bytes_are_in_the_database() throws IOException {
        ContentHash hash = keep(bytes(1000));

        assertThat(objects()).containsExactly(hash.value());
        assertThat(client.getObjectAsBytes(get -> get.bucket(BUCKET).key(hash.value()))
                        .asByteArray())
                .isEqualTo(bytes(1000));
        assertThat(Database.count("piece")).isZero();
    }

    @Test
    void what_is_kept_again_is_not_sent_again() throws IOException {
        ContentHash hash = keep(bytes(1000));
        client.putObject(
                put -> put.bucket(BUCKET).key(hash.value()),
                software.amazon.awssdk.core.sync.RequestBody.fromBytes(bytes(999 + 1)));
        String before = etag(hash);

        keep(bytes(1000));

        assertThat(etag(hash)).isEqualTo(before);
        assertThat(objects()).hasSize(1);
    }

    @Test
    void an_object_that_was_lost_is_put_again_when_it_is_kept_again() throws IOException {
        ContentHash hash = keep(bytes(1000));
        client.deleteObject(delete -> delete.bucket(BUCKET).key(hash.value()));
        Content lost = store.find(hash).orElseThrow();
        assertThatThrownBy(() -> read(lost, 0)).isInstanceOf(IOException.class).hasMessageContaining(hash.value());

        keep(bytes(1000));

        assertThat(read(store.find(hash).orElseThrow(), 0)).isEqualTo(bytes(1000));
    }

    @Test
    void deleting_what_is_gone_already_is_no_error() throws IOException {
        ContentHash hash = keep(bytes(10));

        s3.delete(hash);
        s3.delete(hash);

        assertThat(objects()).isEmpty();
    }

    @Test
    void when_the_server_is_down_the_error_says_so_and_nothing_counts_as_kept() throws IOException {
        ContentHash kept = keep(bytes(10));
        Path file = Samples.write(folder, "other", bytes(20));
        ContentHash hash = Hashing.of(file).hash();
        // Nobody listens at this port.
        try (S3Client deaf = S3Clients.of(settings("http://127.0.0.1:1", "hush"))) {
            IndexedStore down =
                    new IndexedStore(index, Map.of(Place.S3, new S3Bytes(deaf, BUCKET, index)), Place.S3, clock);
            Content content = down.find(kept).orElseThrow();

            assertThatThrownBy(() -> down.keep(hash, file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the S3 store cannot write content " + hash + " in bucket pictures");
            assertThatThrownBy(() -> read(content, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot read");
        }
        assertThat(store.find(hash)).isEmpty();
    }

    @Test
    void wrong_keys_are_an_error() {
        try (S3Client stranger = S3Clients.of(settings(server.getUri().toString(), "guessed"))) {
            S3Bytes theirs = new S3Bytes(stranger, BUCKET, index);
            Path file = Samples.write(folder, "file", bytes(20));

            assertThatThrownBy(() -> theirs.put(Hashing.of(file).hash(), 20, file, false))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("guessed");
        }
    }

    @Test
    void content_of_before_the_move_to_s3_stays_where_it_is_and_is_found() throws IOException {
        IndexedStore before = new IndexedStore(
                index,
                Map.of(Place.POSTGRES, new PostgresBytes(Database.JDBC, index, Database.TRANSACTIONS)),
                Place.POSTGRES,
                clock);
        Path file = Samples.write(folder, "old", bytes(50));
        ContentHash old = Hashing.of(file).hash();
        before.keep(old, file);

        keep(bytes(50));

        assertThat(read(store.find(old).orElseThrow(), 0)).isEqualTo(bytes(50));
        assertThat(objects()).isEmpty();
        ContentHash young = keep(bytes(51));
        assertThatThrownBy(() -> before.find(young))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is in S3, which is not configured");
    }

    private java.util.List<String> objects() {
        return client.listObjectsV2(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String etag(ContentHash hash) {
        return client.headObject(head -> head.bucket(BUCKET).key(hash.value())).eTag();
    }
}
