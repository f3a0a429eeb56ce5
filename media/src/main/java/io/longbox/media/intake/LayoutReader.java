package io.longbox.media.intake;

import io.longbox.api.media.ImageType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.stream.FileImageInputStream;

/**
 * Walks through the parts that an image's file is made of, from its first byte to its end. Decoders are lenient: they show
 * what they can of a file that was cut short, and skip checksums. Here a file is whole or it is damaged. What follows the
 * end of an image is left alone, as everything that shows images leaves it.
 */
final class LayoutReader {

    /** So many first bytes tell the kind. */
    static final int HEAD = 12;

    /** No format but PNG can say more; and a single line of that would fill the memory. */
    private static final int LONGEST_SIDE = 65_535;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;

    private final FileImageInputStream in;
    private final byte[] buffer = new byte[16 * 1024];

    private LayoutReader(FileImageInputStream in) {
        this.in = in;
    }

    /** The kind of image that begins like this. */
    static Optional<ImageType> typeOf(byte[] head) {
        if (startsWith(head, 0, PNG)) {
            return Optional.of(ImageType.PNG);
        }
        if (startsWith(head, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(ImageType.JPEG);
        }
        if (startsWith(head, 0, ascii("GIF87a")) || startsWith(head, 0, ascii("GIF89a"))) {
            return Optional.of(ImageType.GIF);
        }
        if (startsWith(head, 0, ascii("RIFF")) && startsWith(head, 8, ascii("WEBP"))) {
            return Optional.of(ImageType.WEBP);
        }
        return Optional.empty();
    }

    /**
     * @throws UnsupportedImage if it is no image of a kind that is taken
     * @throws DamagedImage if it is one, and damaged
     */
    static Layout read(Path file) throws IOException, DamagedImage, UnsupportedImage {
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            byte[] head = new byte[HEAD];
            int length = Math.max(0, in.read(head));
            ImageType type = typeOf(Arrays.copyOf(head, length))
                    .orElseThrow(() -> new UnsupportedImage("is no PNG, JPEG, WebP or GIF"));
            in.seek(0);
            LayoutReader reader = new LayoutReader(in);
            Layout layout = switch (type) {
                case PNG -> reader.png();
                case JPEG -> reader.jpeg();
                case GIF -> reader.gif();
                case WEBP -> reader.webp();
            };
            if (layout.width() < 1 || layout.height() < 1) {
                throw new DamagedImage("has no pixels");
            }
            return layout;
        } catch (EOFException cut) {
            throw new DamagedImage("ends too early");
        }
    }

    /** Chunks: length, type, content, checksum. */
    private Layout png() throws IOException, DamagedImage {
        in.skipBytes(PNG.length);
        Layout layout = null;
        boolean pixels = false;
        while (true) {
            long length = in.readUnsignedInt();
            CRC32 crc = new CRC32();
            byte[] name = exactly(4);
            crc.update(name);
            int type = (name[0] & 0xff) << 24 | (name[1] & 0xff) << 16 | (name[2] & 0xff) << 8 | name[3] & 0xff;
            if ((type == IHDR) != (layout == null)) {
                throw new DamagedImage("does not begin with its header");
            }
            if (type == IHDR) {
                if (length != 13) {
                    throw new DamagedImage("has a header of a wrong length");
                }
                byte[] header = exactly(13);
                crc.update(header);
                layout = Layout.still(ImageType.PNG, int32(header, 0), int32(header, 4));
            } else {
                checksum(crc, length);
            }
            if (in.readUnsignedInt() != crc.getValue()) {
                throw new DamagedImage("has a wrong checksum");
            }
            pixels |= type == IDAT;
            if (type == IEND) {
                if (!pixels) {
                    throw new DamagedImage("has no pixels");
                }
                return layout;
            }
        }
    }

    private void checksum(CRC32 crc, long length) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            crc.update(buffer, 0, read);
            left -= read;
        }
    }

    /** Segments, each begun by a marker; after a start of scan come pixels, until the next marker. */
    private Layout jpeg() throws IOException, DamagedImage, UnsupportedImage {
        in.skipBytes(2);
        Layout layout = null;
        boolean scanned = false;
        int marker = nextMarker();
        while (true) {
            if (marker == 0xd9) {
                if (layout == null || !scanned) {
                    throw new DamagedImage("has no pixels");
                }
                return layout;
            }
            if (marker == 0xd8) {
                throw new DamagedImage("begins twice");
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
                marker = nextMarker();
                continue;
            }
            long end = in.getStreamPosition() + in.readUnsignedShort();
            if (end < in.getStreamPosition()) {
                throw new DamagedImage("has a segment of a wrong length");
            }
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                if (layout != null) {
                    throw new DamagedImage("has two headers");
                }
                int bits = in.readUnsignedByte();
                int height = in.readUnsignedShort();
                int width = in.readUnsignedShort();
                if (marker > 0xc2 || bits != 8) {
                    throw new UnsupportedImage("is a JPEG of a rare kind that browsers do not show");
                }
                layout = Layout.still(ImageType.JPEG, width, height);
            }
            skipTo(end);
            if (marker == 0xda) {
                scanned = true;
                marker = endOfScan();
            } else {
                marker = nextMarker();
            }
        }
    }

    private int nextMarker() throws IOException, DamagedImage {
        if (in.readUnsignedByte() != 0xff) {
            throw new DamagedImage("has something between its segments");
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /** Among pixels, 0 after ff means ff itself, and restart markers are part of them. */
    private int endOfScan() throws IOException {
        boolean escape = false;
        while (true) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new EOFException();
            }
            for (int i = 0; i < read; i++) {
                int next = buffer[i] & 0xff;
                if (escape && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    in.seek(in.getStreamPosition() - read + i + 1);
                    return next;
                }
                escape = next == 0xff;
            }
        }
    }

    /** Blocks: extensions, and images of sub-blocks, until a trailer. */
    private Layout gif() throws IOException, DamagedImage {
        byte[] screen = exactly(13);
        int width = uint16(screen, 6);
        int height = uint16(screen, 8);
        skipColours(screen[10]);
        int frames = 0;
        long pixels = 0;
        while (true) {
            switch (in.readUnsignedByte()) {
                case 0x21 -> {
                    in.readUnsignedByte();
                    skipSubBlocks();
                }
                case 0x2c -> {
                    byte[] frame = exactly(9);
                    frames++;
                    pixels += (long) uint16(frame, 4) * uint16(frame, 6);
                    skipColours(frame[8]);
                    in.readUnsignedByte();
                    skipSubBlocks();
                }
                case 0x3b -> {
                    if (frames == 0 || pixels == 0) {
                        throw new DamagedImage("has no pixels");
                    }
                    return new Layout(ImageType.GIF, width, height, frames, Math.max(pixels, (long) width * height));
                }
                default -> throw new DamagedImage("has something between its blocks");
            }
        }
    }

    private void skipColours(byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            skipTo(in.getStreamPosition() + 3L * (1 << (flags & 7) + 1));
        }
    }

    private void skipSubBlocks() throws IOException {
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            skipTo(in.getStreamPosition() + length);
        }
    }

    /** A RIFF container: chunks of name, length and content, all within one length that the file states first. */
    private Layout webp() throws IOException, DamagedImage {
        byte[] header = exactly(12);
        long end = 8 + uint32(header, 4);
        if (in.length() < end) {
            throw new EOFException();
        }
        Layout canvas = null;
        int frames = 0;
        long pixels = 0;
        int[] frame = null;
        while (in.getStreamPosition() < end) {
            byte[] chunk = exactly(8);
            String name = new String(chunk, 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            long start = in.getStreamPosition();
            long length = uint32(chunk, 4);
            if (start + length > end) {
                throw new DamagedImage("has a part that does not end");
            }
            switch (name) {
                case "VP8X" -> {
                    byte[] sizes = exactly(10);
                    canvas = Layout.still(ImageType.WEBP, uint24(sizes, 4) + 1, uint24(sizes, 7) + 1);
                }
                case "VP8 ", "VP8L" -> {
                    frame = bitmap(name);
                    frames++;
                    pixels += (long) frame[0] * frame[1];
                }
                case "ANMF" -> {
                    byte[] place = exactly(16);
                    int width = uint24(place, 6) + 1;
                    int height = uint24(place, 9) + 1;
                    frames++;
                    pixels += (long) width * height;
                    checkFrame(start + length, width, height);
                }
                default -> {}
            }
            // Parts begin at even places.
            skipTo(Math.min(end, start + length + (length & 1)));
        }
        if (frames == 0) {
            throw new DamagedImage("has no pixels");
        }
        if (canvas == null) {
            if (frame == null || frames > 1) {
                throw new DamagedImage("has several pictures, but no header");
            }
            return Layout.still(ImageType.WEBP, frame[0], frame[1]);
        }
        if (frame != null && (frames > 1 || frame[0] != canvas.width() || frame[1] != canvas.height())) {
            throw new DamagedImage("has a header that does not fit its picture");
        }
        return new Layout(ImageType.WEBP, canvas.width(), canvas.height(), frames, Math.max(pixels, canvas.pixels()));
    }

    private void checkFrame(long end, int width, int height) throws IOException, DamagedImage {
        boolean found = false;
        while (in.getStreamPosition() + 8 <= end) {
            byte[] chunk = exactly(8);
            String name = new String(chunk, 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            long start = in.getStreamPosition();
            long length = uint32(chunk, 4);
            if (start + length > end) {
                throw new DamagedImage("has a part that does not end");
            }
            if (name.equals("VP8 ") || name.equals("VP8L")) {
                int[] size = bitmap(name);
                if (found || size[0] != width || size[1] != height) {
                    throw new DamagedImage("has a frame that does not fit its header");
                }
                found = true;
            }
            skipTo(Math.min(end, start + length + (length & 1)));
        }
        if (!found) {
            throw new DamagedImage("has an empty frame");
        }
    }

    /** Width and height of a bitmap, lossy or lossless. */
    private int[] bitmap(String name) throws IOException, DamagedImage {
        if (name.equals("VP8L")) {
            byte[] start = exactly(5);
            if (start[0] != 0x2f) {
                throw new DamagedImage("has no pixels");
            }
            long bits = uint32(start, 1);
            return new int[] {(int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1};
        }
        byte[] start = exactly(10);
        if ((start[0] & 1) != 0 || start[3] != (byte) 0x9d || start[4] != 1 || start[5] != 0x2a) {
            throw new DamagedImage("has no pixels");
        }
        return new int[] {uint16(start, 6) & 0x3fff, uint16(start, 8) & 0x3fff};
    }

    private void skipTo(long position) throws IOException {
        if (position > in.length()) {
            throw new EOFException();
        }
        in.seek(position);
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    static boolean isTooLong(Layout layout) {
        return layout.width() > LONGEST_SIDE || layout.height() > LONGEST_SIDE;
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private static int uint16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private static int uint24(byte[] bytes, int at) {
        return uint16(bytes, at) | (bytes[at + 2] & 0xff) << 16;
    }

    private static long uint32(byte[] bytes, int at) {
        return uint24(bytes, at) | (bytes[at + 3] & 0xffL) << 24;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        return bytes.length >= at + start.length && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }
}
