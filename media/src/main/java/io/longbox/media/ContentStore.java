package io.longbox.media;

import io.longbox.api.media.ContentHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps bytes under the name of what they are. What is kept never changes. */
public interface ContentStore {

    /**
     * Keeps the bytes of a file. Keeping what is there already changes nothing but the moment from which it counts as
     * new.
     *
     * @param hash the SHA-256 of the file's bytes
     * @param file is read, and left where it is
     * @throws IOException if the file or the store cannot be read or written; then nothing is kept by that name that was
     *     not there before
     */
    void keep(ContentHash hash, Path file) throws IOException;

    /** What is kept under a name; its bytes are read piece by piece, as they are asked for. */
    Optional<Content> find(ContentHash hash) throws IOException;
}
