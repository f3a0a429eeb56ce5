package io.longbox.web.chapter;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.media.StoredImage;
import io.longbox.api.user.UserId;
import io.longbox.web.image.ImageJson;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page, as the API shows one. */
@Schema(name = "ChapterPage")
record PageJson(
        @Schema(description = "From 1") int number,
        @Schema(example = "image/png") String type,
        @Schema(description = "In pixels") int width,
        @Schema(description = "In pixels") int height,
        @Schema(description = "In bytes") long size,

        @Schema(description = "Where its image is; may be kept for good. Null for who may not read it") @Nullable
        String href) {

    /** A page with its address, for whom it was asked for, if it was. */
    static PageJson readable(ChapterId chapter, int number, StoredImage image, @Nullable UserId user) {
        String path = path(chapter, number) + (user == null ? "" : "?user=" + user);
        return of(number, image, ImageJson.href(path, image));
    }

    static PageJson locked(int number, StoredImage image) {
        return of(number, image, null);
    }

    static String path(ChapterId chapter, int number) {
        return "/api/chapters/" + chapter + "/pages/" + number;
    }

    private static PageJson of(int number, StoredImage image, @Nullable String href) {
        return new PageJson(number, image.type().mediaType(), image.width(), image.height(), image.size(), href);
    }
}
