package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Bytes as objects of an S3-compatible store, each under the name of its hash. */
class S3Bytes implements Bytes {

    static final int PIECE = 1024 * 1024;

    /** Shorter than PostgreSQL lets a transaction stand idle, in which the row is locked meanwhile. */
    private static final Duration DELETE_WITHIN = Duration.ofSeconds(5);

    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final ContentIndex index;

    S3Bytes(S3Client s3, String bucket, ContentIndex index) {
        this.s3 = s3;
        this.bucket = bucket;
        this.index = index;
    }

    /** Looks even if the row says that the object is there: a collector may have died after it had deleted the object. */
    @Override
    public boolean put(ContentHash hash, long size, Path file, boolean whole) throws IOException {
        if (!whole || !has(hash, size)) {
            reachingTheStore(
                    "write",
                    hash,
                    () -> s3.putObject(
                            put -> put.bucket(bucket)
                                    .key(hash.value())
                                    .contentType("application/octet-stream")
                                    .contentLength(size),
                            RequestBody.fromFile(file)));
        }
        return index.markWhole(hash, Place.S3);
    }

    private boolean has(ContentHash hash, long size) throws IOException {
        return reachingTheStore("look up", hash, () -> {
            try {
                return s3.headObject(head -> head.bucket(bucket).key(hash.value()))
                                .contentLength()
                        == size;
            } catch (S3Exception refused) {
                if (refused.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public Content content(ContentHash hash, long size) {
        return new PiecedContent(size, PIECE, number -> piece(hash, size, number));
    }

    private byte[] piece(ContentHash hash, long size, int number) throws IOException {
        long first = (long) number * PIECE;
        long last = Math.min(first + PIECE, size) - 1;
        return reachingTheStore(
                "read",
                hash,
                () -> s3.getObjectAsBytes(
                                get -> get.bucket(bucket).key(hash.value()).range("bytes=%d-%d".formatted(first, last)))
                        .asByteArray());
    }

    @Override
    public void delete(ContentHash hash) throws IOException {
        reachingTheStore(
                "delete",
                hash,
                () -> s3.deleteObject(delete -> delete.bucket(bucket)
                        .key(hash.value())
                        .overrideConfiguration(limit -> limit.apiCallTimeout(DELETE_WITHIN))));
    }

    private interface Call<T> {
        T make();
    }

    private <T> T reachingTheStore(String action, ContentHash hash, Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (SdkException failed) {
            throw new IOException(
                    "the S3 store cannot %s content %s in bucket %s: %s"
                            .formatted(action, hash, bucket, failed.getMessage()),
                    failed);
        }
    }
}
