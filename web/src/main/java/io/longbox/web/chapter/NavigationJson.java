package io.longbox.web.chapter;

import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.NavigationView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes before and after a chapter. */
@Schema(name = "Navigation")
record NavigationJson(
        @Schema(description = "Null at the beginning") @Nullable
        Neighbour previous,

        @Schema(description = "Null at the end") @Nullable Neighbour next) {

    @Schema(name = "Neighbour")
    record Neighbour(
            UUID id,
            @Schema(example = "2.5") BigDecimal number,
            @Nullable String title) {}

    static NavigationJson of(NavigationView navigation) {
        return new NavigationJson(neighbour(navigation.previous()), neighbour(navigation.next()));
    }

    private static @Nullable Neighbour neighbour(@Nullable ChapterView chapter) {
        return chapter == null
                ? null
                : new Neighbour(
                        chapter.id().value(),
                        chapter.number().value(),
                        chapter.details().title());
    }
}
