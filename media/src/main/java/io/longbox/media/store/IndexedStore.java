package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import io.longbox.media.ContentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The content store: an index in PostgreSQL, and bytes where the index says. New content goes to one place; what is
 * elsewhere already stays there and is found.
 *
 * <p>To keep content is to announce it first, then to put its bytes, then to say that they are whole. From the
 * announcement on the collector leaves it alone for a long while, so bytes are never deleted under the hands of whoever
 * keeps them; and what is left by somebody who died in between has a row by which the collector finds it.
 */
class IndexedStore implements ContentStore {

    private static final int ATTEMPTS = 3;

    private final ContentIndex index;
    private final Map<Place, Bytes> places;
    private final Place preferred;
    private final Clock clock;

    IndexedStore(ContentIndex index, Map<Place, Bytes> places, Place preferred, Clock clock) {
        this.index = index;
        this.places = places;
        this.preferred = preferred;
        this.clock = clock;
    }

    @Override
    public void keep(ContentHash hash, Path file) throws IOException {
        Hashing.Result actual = Hashing.of(file);
        if (!actual.hash().equals(hash)) {
            throw new IOException("the file is not what it was when it was named " + hash);
        }
        reachingTheDatabase(() -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ContentIndex.Entry entry = index.claim(hash, actual.size(), preferred, clock.instant());
                if (at(entry.place(), hash).put(hash, actual.size(), file, entry.whole())) {
                    return null;
                }
            }
            throw new IOException("content " + hash + " is deleted again and again while it is being kept");
        });
    }

    @Override
    public Optional<Content> find(ContentHash hash) throws IOException {
        Optional<ContentIndex.Entry> entry = reachingTheDatabase(() -> index.find(hash));
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        at(entry.get().place(), hash).content(hash, entry.get().size()));
    }

    /** Removes the bytes of content whose row is being removed. */
    void delete(ContentHash hash, Place place) throws IOException {
        at(place, hash).delete(hash);
    }

    private Bytes at(Place place, ContentHash hash) throws IOException {
        Bytes bytes = places.get(place);
        if (bytes == null) {
            throw new IOException("content %s is in %s, which is not configured".formatted(hash, place));
        }
        return bytes;
    }

    static <T> T reachingTheDatabase(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (IOException | RuntimeException failed) {
            if (failed instanceof DataAccessException || failed instanceof TransactionException) {
                throw new IOException("the content store's database cannot be used", failed);
            }
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
