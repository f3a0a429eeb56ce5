package io.longbox.web.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.reading.ListUnlocks;
import io.longbox.api.reading.UnlockPage;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reading", description = "What readers may read, what they unlocked for points, and how far they are")
@RestController
@RequestMapping(path = "/api/users/{userId}/unlocks", produces = MediaType.APPLICATION_JSON_VALUE)
class UnlockController {

    private static final Cursor<String> CURSOR = Cursor.ofKeys("unlocks");

    private final Store store;
    private final Known known;
    private final Unlocks unlocks;

    UnlockController(Store store, Known known, Unlocks unlocks) {
        this.store = store;
        this.known = known;
        this.unlocks = unlocks;
    }

    @Operation(
            operationId = "unlockChapter",
            summary = "Unlocks a chapter for points, for good",
            description =
                    "Paid once, however often it is asked for. Answers with the outcome: 201 once the chapter is theirs,"
                            + " 200 if it was before, 409 with the reason if it is not to be; then nothing is charged. If"
                            + " the outcome takes longer than a few seconds, 202 with status PENDING.")
    @ApiResponse(
            responseCode = "200",
            description = "It was theirs before",
            content = @Content(schema = @Schema(implementation = UnlockJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The chapter is theirs",
            content =
                    @Content(
                            schema = @Schema(implementation = UnlockJson.class),
                            examples = @ExampleObject(UnlockJson.UNLOCKED_EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "Not known yet",
            content = @Content(schema = @Schema(implementation = UnlockJson.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UnlockJson> unlock(
            @PathVariable UserId userId, @RequestBody UnlockInput input, HttpServletRequest request) {
        return unlocks.ask(userId, input.checked(), request);
    }

    @Operation(
            operationId = "listUnlocks",
            summary = "Lists what a reader has unlocked",
            description = "The latest first.")
    @GetMapping
    Page<UnlockJson> list(
            @PathVariable UserId userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListUnlocks query = new ListUnlocks(userId, CURSOR.decode(cursor), Limit.checked(limit));
        known.user(userId);
        UnlockPage page = store.ask(query, UnlockPage.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Page<>(page.items().stream().map(UnlockJson::of).toList(), CURSOR.encode(page.next()));
    }

    @Operation(
            operationId = "showUnlock",
            summary = "Shows how the unlocking of a chapter stands",
            description = "The latest attempt. One that was answered as PENDING may take a moment to appear.")
    @GetMapping("/{chapterId}")
    UnlockJson show(@PathVariable UserId userId, @PathVariable ChapterId chapterId) {
        known.user(userId);
        return unlocks.find(userId, chapterId)
                .map(UnlockJson::of)
                .orElseThrow(() ->
                        new ProblemException(ProblemKind.NOT_FOUND, "The reader has never asked for this chapter."));
    }
}
