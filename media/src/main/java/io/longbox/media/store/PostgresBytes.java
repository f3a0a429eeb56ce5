package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Bytes in rows of 256 KB. No more than one piece is in memory, and none is read before it is asked for. */
class PostgresBytes implements Bytes {

    static final int PIECE = 256 * 1024;

    private final JdbcClient jdbc;
    private final ContentIndex index;
    private final TransactionTemplate transaction;

    PostgresBytes(JdbcClient jdbc, ContentIndex index, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.index = index;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public boolean put(ContentHash hash, long size, Path file, boolean whole) throws IOException {
        if (whole) {
            return true;
        }
        try {
            return transaction.execute(status -> {
                Optional<ContentIndex.Entry> entry = index.lock(hash);
                if (entry.isEmpty() || entry.get().place() != Place.POSTGRES) {
                    return false;
                }
                if (!entry.get().whole()) {
                    insertPieces(hash, size, file);
                    index.markWhole(hash, Place.POSTGRES);
                }
                return true;
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void insertPieces(ContentHash hash, long size, Path file) {
        long written = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.sql("INSERT INTO media.piece (hash, number, bytes) VALUES (?, ?, ?)")
                        .param(hash.value())
                        .param(number++)
                        .param(piece)
                        .update();
                written += piece.length;
            }
            if (written != size) {
                throw new IOException("the file changed while it was being kept");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Content content(ContentHash hash, long size) {
        return new PiecedContent(size, PIECE, number -> piece(hash, number));
    }

    private byte[] piece(ContentHash hash, int number) throws IOException {
        return IndexedStore.reachingTheDatabase(
                () -> jdbc.sql("SELECT bytes FROM media.piece WHERE hash = ? AND number = ?")
                        .param(hash.value())
                        .param(number)
                        .query((row, n) -> row.getBytes(1))
                        .optional()
                        .orElseThrow(() -> new IOException("content " + hash + " is no longer kept")));
    }

    /** The pieces go with their row. */
    @Override
    public void delete(ContentHash hash) {}
}
