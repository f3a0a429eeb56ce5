package io.longbox.media.intake;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import io.longbox.media.ContentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what it was given. */
final class MemoryStore implements ContentStore {

    final Map<ContentHash, byte[]> kept = new LinkedHashMap<>();

    @Override
    public void keep(ContentHash hash, Path file) throws IOException {
        kept.put(hash, Files.readAllBytes(file));
    }

    @Override
    public Optional<Content> find(ContentHash hash) {
        throw new UnsupportedOperationException();
    }
}
