package io.longbox.web.chapter;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.media.StoredImage;
import io.longbox.api.reading.Access;
import io.longbox.api.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All pages of a chapter: there are never more than one answer holds. */
@Schema(name = "ChapterPages")
record PagesJson(
        UUID chapterId,

        @Schema(description = "Whether the reader may read them, and why; null where nobody was asked") @Nullable
        Access access,

        List<PageJson> items,
        @Schema(description = "Always null") @Nullable String next) {

    static PagesJson replaced(ChapterId chapter, List<StoredImage> images) {
        return of(chapter, null, readable(chapter, images, null));
    }

    static PagesJson readable(ChapterId chapter, List<StoredImage> images, Access access, @Nullable UserId user) {
        return of(chapter, access, readable(chapter, images, user));
    }

    static PagesJson locked(ChapterId chapter, List<StoredImage> images, Access access) {
        return of(
                chapter,
                access,
                IntStream.range(0, images.size())
                        .mapToObj(i -> PageJson.locked(i + 1, images.get(i)))
                        .toList());
    }

    private static List<PageJson> readable(ChapterId chapter, List<StoredImage> images, @Nullable UserId user) {
        return IntStream.range(0, images.size())
                .mapToObj(i -> PageJson.readable(chapter, i + 1, images.get(i), user))
                .toList();
    }

    private static PagesJson of(ChapterId chapter, @Nullable Access access, List<PageJson> items) {
        return new PagesJson(chapter.value(), access, items, null);
    }
}
