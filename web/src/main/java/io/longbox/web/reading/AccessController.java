package io.longbox.web.reading;

import io.longbox.api.Points;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.Access;
import io.longbox.api.reading.AccessView;
import io.longbox.api.user.UserId;
import io.longbox.web.store.Known;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reading")
@RestController
@RequestMapping(path = "/api/chapters/{chapterId}/access", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessController {

    private final Permission permission;
    private final Known known;

    AccessController(Permission permission, Known known) {
        this.permission = permission;
        this.known = known;
    }

    @Operation(
            operationId = "showAccess",
            summary = "Shows whether somebody may read a chapter, and why",
            description = "Without a user, whether anybody may.")
    @GetMapping
    AccessJson show(@PathVariable ChapterId chapterId, @RequestParam(required = false) @Nullable UserId user) {
        if (user != null) {
            known.user(user);
        }
        return AccessJson.of(permission.access(chapterId, user));
    }

    @Schema(name = "ReadingAccess")
    record AccessJson(
            @Schema(description = "Why they may, or why not")
            Access access,

            boolean mayRead,

            @Schema(description = "What unlocking it costs, in points; null if it is free", example = "30") @Nullable
            Long price,

            @Schema(description = "Whether plans that include chapters include it")
            boolean inPlans) {

        static AccessJson of(AccessView access) {
            Points price = access.price();
            return new AccessJson(
                    access.access(), access.mayRead(), price == null ? null : price.value(), access.inPlans());
        }
    }
}
