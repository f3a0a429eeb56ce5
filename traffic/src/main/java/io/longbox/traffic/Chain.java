package io.longbox.traffic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The running hash over the events of one stream, computed from their JSON alone. Each link is the SHA-256, in hex, of
 * the link before, the event's number, its type and its content as {@link StockEvent#flat} writes it, the first three
 * each ended by a line feed; the link before the first event is 64 zeros.
 */
final class Chain {

    static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

    private final MessageDigest sha256 = sha256();
    private String head = "0".repeat(64);

    /** The link that covers every event so far. */
    String head() {
        return head;
    }

    void add(StockEvent event) {
        String link = head + "\n" + event.sequence() + "\n" + event.type() + "\n" + event.flat();
        head = HexFormat.of().formatHex(sha256.digest(link.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes another's word for the link so far, so that one break is not found again at every later link. */
    void goOnFrom(String link) {
        head = link;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
