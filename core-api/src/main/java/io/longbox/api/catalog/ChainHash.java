package io.longbox.api.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A hash over the events of one product's stock, from the first one on: each link covers the one before, so that no
 * event can be changed, left out or put in between without changing every later link.
 *
 * <p>A link is the SHA-256, in hex, of these bytes in UTF-8: the link before, a line feed, the event's number in its
 * stream, a line feed, the simple name of its type, a line feed, and its content as {@link FlatText} writes it. The link
 * before the first event is {@link #START}.
 *
 * @param value 64 hex digits in lower case
 */
public record ChainHash(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    /** The link before the first event. */
    public static final ChainHash START = new ChainHash("0".repeat(64));

    /**
     * @throws IllegalArgumentException if it is not 64 hex digits
     */
    public ChainHash {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a hash has 64 hex digits in lower case");
        }
    }

    /** The link that covers one more event. */
    public ChainHash then(long sequence, StockEvent event) {
        String link = value + "\n" + sequence + "\n" + event.getClass().getSimpleName() + "\n" + FlatText.of(event);
        return new ChainHash(HexFormat.of().formatHex(sha256().digest(link.getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
