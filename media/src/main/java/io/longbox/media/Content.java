package io.longbox.media;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are kept. */
public interface Content {

    /** How many bytes there are. */
    long size();

    /**
     * Opens the bytes from some point on. A piece at a time is held in memory, and no connection between two pieces.
     *
     * @param from how many bytes to leave out, from 0 to {@link #size()}
     */
    InputStream open(long from) throws IOException;
}
