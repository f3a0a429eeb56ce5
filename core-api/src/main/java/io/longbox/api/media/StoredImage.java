package io.longbox.api.media;

/**
 * An image in the content store, as events speak of it.
 *
 * @param hash names its bytes
 * @param type told by its content
 * @param size in bytes, at least 1
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record StoredImage(ContentHash hash, ImageType type, long size, int width, int height) {

    /**
     * @throws IllegalArgumentException if a size is less than 1
     */
    public StoredImage {
        if (size < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least one byte and one pixel");
        }
    }
}
