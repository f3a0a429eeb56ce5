package io.longbox.api.media;

import java.util.regex.Pattern;

/**
 * Names content by what it is: the SHA-256 of its bytes.
 *
 * @param value 64 hex digits in lower case
 */
public record ContentHash(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    /**
     * @throws IllegalArgumentException if it is not 64 hex digits in lower case
     */
    public ContentHash {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a hash has 64 hex digits in lower case");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
