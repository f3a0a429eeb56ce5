package io.longbox.media.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is gone when it is closed. */
record TemporaryFile(Path path) implements AutoCloseable {

    static TemporaryFile create() throws IOException {
        return new TemporaryFile(Files.createTempFile("longbox-image", null));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
