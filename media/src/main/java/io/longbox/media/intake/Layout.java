package io.longbox.media.intake;

import io.longbox.api.media.ImageType;

/**
 * What an image's file says of itself, before anything is decoded.
 *
 * @param type told by its first bytes
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param frames how many pictures it holds, at least 1
 * @param pixels of all frames together, or of one if that is more
 */
record Layout(ImageType type, int width, int height, int frames, long pixels) {

    static Layout still(ImageType type, int width, int height) {
        return new Layout(type, width, height, 1, (long) width * height);
    }
}
