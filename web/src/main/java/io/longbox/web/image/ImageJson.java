package io.longbox.web.image;

import io.longbox.api.media.StoredImage;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An image, and where it is.
 *
 * @param type its media type
 * @param width in pixels
 * @param height in pixels
 * @param size in bytes
 * @param href names the content as well, so that whoever has it may keep it for good
 */
@Schema(name = "Image")
public record ImageJson(
        @Schema(example = "image/png") String type,
        @Schema(description = "In pixels") int width,
        @Schema(description = "In pixels") int height,
        @Schema(description = "In bytes") long size,

        @Schema(description = "Where it is; may be kept for good")
        String href) {

    /**
     * @param path where it is, with or without parameters
     */
    public static ImageJson of(StoredImage image, String path) {
        return new ImageJson(image.type().mediaType(), image.width(), image.height(), image.size(), href(path, image));
    }

    /** The address of an image, with its content's name. */
    public static String href(String path, StoredImage image) {
        return path + (path.contains("?") ? "&" : "?") + ImageServer.VERSION + "=" + image.hash();
    }
}
