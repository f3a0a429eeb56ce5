package io.longbox.web.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is not read beyond the limit. */
final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream body, UploadLimits limits) {
        super(body);
        this.left = limits.most();
    }

    @Override
    public int read() throws IOException {
        return passed(super.read(), 1);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        return passed(read, read);
    }

    @Override
    public long skip(long atMost) throws IOException {
        long skipped = super.skip(atMost);
        passed(0, skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int passed(int answer, long bytes) throws Passed {
        if (answer >= 0) {
            left -= bytes;
            if (left < 0) {
                throw new Passed();
            }
        }
        return answer;
    }

    static final class Passed extends IOException {
        Passed() {
            super("the body is longer than the limit");
        }
    }
}
