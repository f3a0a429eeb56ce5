package io.longbox.api.chapter;

import io.longbox.api.Identifier;
import io.longbox.api.catalog.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names a chapter, and its stream. */
public record ChapterId(UUID value) implements Identifier {

    /**
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ChapterId of(String text) {
        return new ChapterId(UUID.fromString(text));
    }

    /** The one chapter of a product by that number: so that no number is given twice, no list of them is needed. */
    public static ChapterId of(ProductId product, ChapterNumber number) {
        return new ChapterId(
                UUID.nameUUIDFromBytes(("chapter " + number + " of " + product).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
