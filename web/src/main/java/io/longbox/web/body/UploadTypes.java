package io.longbox.web.body;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The content types of bodies that are files; what {@code consumes} says at an address that takes an {@link Upload}. */
public final class UploadTypes {

    public static final String IMAGE = "image/*";
    public static final String ZIP = "application/zip";
    public static final String CBZ = "application/vnd.comicbook+zip";
    public static final String CBZ_UNREGISTERED = "application/x-cbz";
    public static final String CSV = "text/csv";
    /** Also what a body without a content type is. */
    public static final String ANY = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    public static final String FORM = MediaType.MULTIPART_FORM_DATA_VALUE;

    private static final List<MediaType> ALL = List.of(
            MediaType.parseMediaType(IMAGE),
            MediaType.parseMediaType(ZIP),
            MediaType.parseMediaType(CBZ),
            MediaType.parseMediaType(CBZ_UNREGISTERED),
            MediaType.parseMediaType(CSV),
            MediaType.parseMediaType(ANY),
            MediaType.parseMediaType(FORM));

    private UploadTypes() {}

    static boolean isUpload(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete() && ALL.stream().anyMatch(upload -> upload.includes(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
