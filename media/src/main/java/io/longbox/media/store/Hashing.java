package io.longbox.media.store;

import io.longbox.api.media.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names files by what they are. */
public final class Hashing {

    private static final int BUFFER = 64 * 1024;

    private Hashing() {}

    /**
     * @param hash the SHA-256 of the bytes
     * @param size how many they are
     */
    public record Result(ContentHash hash, long size) {}

    /** Reads a whole file, a little at a time. */
    public static Result of(Path file) throws IOException {
        MessageDigest sha = sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
                size += read;
            }
        }
        return new Result(new ContentHash(HexFormat.of().formatHex(sha.digest())), size);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
