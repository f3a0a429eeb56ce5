package io.longbox.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells where an answer ends, as RFC 9112 has it: by its length, by its chunks, or by the end of the connection. It looks
 * at the bytes that have come so far from their beginning, as often as new ones come: an answer is small, and nearly
 * always comes in one piece.
 */
final class AnswerReader {

    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final int end;
    private final boolean closed;
    private int at;

    private AnswerReader(byte[] bytes, int end, boolean closed) {
        this.bytes = bytes;
        this.end = end;
        this.closed = closed;
    }

    /** Means that there is more to come. */
    private static final class Incomplete extends Exception {

        static final Incomplete INSTANCE = new Incomplete();

        private Incomplete() {
            super(null, null, false, false);
        }
    }

    /**
     * @param bytes of which the first {@code length} have come
     * @param closed whether no more will come
     * @return the answer, or null while it is not complete
     * @throws ProtocolException if this is no answer, or more than one
     */
    static @Nullable Answer read(byte[] bytes, int length, boolean closed) throws ProtocolException {
        AnswerReader reader = new AnswerReader(bytes, length, closed);
        try {
            Answer answer = reader.answer();
            while (answer.status() < 200) {
                answer = reader.answer();
            }
            if (reader.at != reader.end) {
                throw new ProtocolException("the server sent more than an answer");
            }
            return answer;
        } catch (Incomplete moreToCome) {
            if (closed) {
                throw new ProtocolException("the server closed the connection within an answer");
            }
            return null;
        }
    }

    private Answer answer() throws Incomplete, ProtocolException {
        String first = line();
        if (!first.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new ProtocolException("no answer of HTTP/1.1: " + first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        boolean last = first.startsWith("HTTP/1.0");
        boolean chunked = false;
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header: " + header);
            }
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" ->
                    chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
                case "connection" -> last |= value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        if (status < 200 || status == 204 || status == 304) {
            return new Answer(status, NOTHING, last);
        }
        if (chunked) {
            return new Answer(status, chunks(), last);
        }
        return length >= 0 ? new Answer(status, take(length), last) : new Answer(status, rest(), true);
    }

    private byte[] chunks() throws Incomplete, ProtocolException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long size = chunkSize();
        while (size > 0) {
            body.writeBytes(take(size));
            if (!line().isEmpty()) {
                throw new ProtocolException("a chunk is longer than it says");
            }
            size = chunkSize();
        }
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
        return body.toByteArray();
    }

    private long chunkSize() throws Incomplete, ProtocolException {
        return number(line().replaceFirst(";.*", "").strip(), 16);
    }

    private static long number(String text, int radix) throws ProtocolException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new ProtocolException("no length: " + text);
    }

    private byte[] take(long length) throws Incomplete {
        if (length > end - at) {
            throw Incomplete.INSTANCE;
        }
        byte[] taken = new byte[(int) length];
        System.arraycopy(bytes, at, taken, 0, taken.length);
        at += taken.length;
        return taken;
    }

    private byte[] rest() throws Incomplete {
        if (!closed) {
            throw Incomplete.INSTANCE;
        }
        return take((long) end - at);
    }

    /** Without its end, which is CR LF. */
    private String line() throws Incomplete {
        for (int i = at; i + 1 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                String line = new String(bytes, at, i - at, StandardCharsets.ISO_8859_1);
                at = i + 2;
                return line;
            }
        }
        throw Incomplete.INSTANCE;
    }
}
