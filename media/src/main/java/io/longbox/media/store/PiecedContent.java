package io.longbox.media.store;

import io.longbox.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Content that is fetched piece by piece; all pieces but the last are of one size. */
record PiecedContent(long size, int pieceSize, Source source) implements Content {

    /** Fetches one piece, the first being 0. */
    interface Source {
        byte[] piece(int number) throws IOException;
    }

    @Override
    public InputStream open(long from) {
        if (from < 0 || from > size) {
            throw new IllegalArgumentException("content of %d bytes cannot be opened at %d".formatted(size, from));
        }
        return new Pieces(from);
    }

    private final class Pieces extends InputStream {

        private static final byte[] NONE = {};

        private long position;
        private byte[] piece = NONE;
        private int number = -1;

        Pieces(long from) {
            this.position = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (position >= size) {
                return -1;
            }
            fetch((int) (position / pieceSize));
            int start = (int) (position % pieceSize);
            int count = Math.min(length, piece.length - start);
            System.arraycopy(piece, start, into, offset, count);
            position += count;
            return count;
        }

        @Override
        public long skip(long bytes) {
            long skipped = Math.max(0, Math.min(bytes, size - position));
            position += skipped;
            return skipped;
        }

        private void fetch(int wanted) throws IOException {
            if (wanted == number) {
                return;
            }
            piece = NONE;
            byte[] fetched = source.piece(wanted);
            long expected = Math.min(pieceSize, size - (long) wanted * pieceSize);
            if (fetched.length != expected) {
                throw new IOException(
                        "piece %d has %d bytes instead of %d".formatted(wanted, fetched.length, expected));
            }
            piece = fetched;
            number = wanted;
        }
    }
}
