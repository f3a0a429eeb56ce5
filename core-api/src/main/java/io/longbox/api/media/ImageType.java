package io.longbox.api.media;

/** The kinds of image that are kept. */
public enum ImageType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    GIF("image/gif");

    private final String mediaType;

    ImageType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The registered media type. */
    public String mediaType() {
        return mediaType;
    }
}
