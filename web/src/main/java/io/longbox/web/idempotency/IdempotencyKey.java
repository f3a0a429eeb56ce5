package io.longbox.web.idempotency;

import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A client's name for one request. It counts within its method and path only, so that two clients who pick the same
 * short name for different things do not meet.
 */
record IdempotencyKey(String method, String path, String key) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final UUID NAMESPACE = UUID.fromString("7c9b5f0e-41d6-5a3e-9c52-3a7f6d1e0b84");

    /**
     * @throws ProblemException if the header is malformed or there twice
     */
    static Optional<IdempotencyKey> of(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1 || !SHAPE.matcher(values.get(0)).matches()) {
            throw new ProblemException(
                    ProblemKind.INVALID_HEADER,
                    HEADER + " must be there once, with 1 to 200 visible ASCII characters.");
        }
        return Optional.of(new IdempotencyKey(request.getMethod(), request.getRequestURI(), values.get(0)));
    }

    /** Fixed in size, for the table. */
    byte[] digest() {
        return digest("SHA-256", name());
    }

    /** A name-based UUID (version 5): whatever a repeat creates has the id it had the first time. */
    UUID derivedId() {
        byte[] name = name();
        ByteBuffer input = ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name);
        ByteBuffer hash = ByteBuffer.wrap(digest("SHA-1", input.array()));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Neither a method nor a path nor a key holds a line break. */
    private byte[] name() {
        return (method + '\n' + path + '\n' + key).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] fingerprint(byte[] body) {
        return digest("SHA-256", body);
    }

    private static byte[] digest(String algorithm, byte[] input) {
        try {
            return MessageDigest.getInstance(algorithm).digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + algorithm, impossible);
        }
    }
}
