package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import io.longbox.media.Content;
import java.io.IOException;
import java.nio.file.Path;

/** Bytes of content in one place. What is there, and whether it is whole, the {@link ContentIndex} knows. */
interface Bytes {

    /**
     * Puts bytes here that the index has a row for, and marks the row whole.
     *
     * @param whole whether the row said already that they are here
     * @return false if the row is gone; then the bytes may be gone as well
     */
    boolean put(ContentHash hash, long size, Path file, boolean whole) throws IOException;

    /** The bytes that are here; found missing only as they are read. */
    Content content(ContentHash hash, long size);

    /** Removes the bytes, in the transaction that removes their row. */
    void delete(ContentHash hash) throws IOException;
}
