package io.longbox.media.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Lets somebody read so many bytes and no more, until that is lifted. A zip's directory is read into memory as a whole,
 * whatever it says of its own size; so it gets no more to read than a reasonable one has.
 */
final class BudgetedChannel implements SeekableByteChannel {

    private final SeekableByteChannel channel;
    private long left;

    BudgetedChannel(SeekableByteChannel channel, long bytes) {
        this.channel = channel;
        this.left = bytes;
    }

    void lift() {
        left = Long.MAX_VALUE;
    }

    boolean isSpent() {
        return left < 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int read = channel.read(into);
        left -= Math.max(0, read);
        if (isSpent()) {
            throw new IOException("there is more to read than is allowed");
        }
        return read;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
