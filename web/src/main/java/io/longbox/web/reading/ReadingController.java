package io.longbox.web.reading;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.reading.Bookmarks;
import io.longbox.api.reading.ContinueReading;
import io.longbox.api.reading.FindReading;
import io.longbox.api.reading.ReadingHistory;
import io.longbox.api.reading.ReadingPage;
import io.longbox.api.reading.ReadingView;
import io.longbox.api.reading.RecordProgress;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reading")
@RestController
@RequestMapping(path = "/api/users/{userId}/reading", produces = MediaType.APPLICATION_JSON_VALUE)
class ReadingController {

    private static final Cursor<String> CURSOR = Cursor.ofKeys("reading-history");

    private final Store store;
    private final Known known;
    private final Permission permission;

    ReadingController(Store store, Known known, Permission permission) {
        this.store = store;
        this.known = known;
        this.permission = permission;
    }

    @Operation(
            operationId = "recordProgress",
            summary = "Notes where a reader is in a chapter",
            description = "Readers may go back. The same page again changes nothing.")
    @PutMapping(path = "/{chapterId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReadingJson progress(
            @PathVariable UserId userId, @PathVariable ChapterId chapterId, @RequestBody ProgressInput input) {
        int page = input.checked();
        known.user(userId);
        permission.enforce(chapterId, userId);
        ChapterView chapter = known.chapter(chapterId);
        RecordProgress progress = new RecordProgress(userId, chapterId, chapter.product(), page, chapter.pages());
        return store.sendThenRead(progress, new FindReading(userId, chapterId), ReadingView.class)
                .view()
                .map(ReadingJson::of)
                .orElseGet(() -> ReadingJson.of(progress));
    }

    @Operation(operationId = "showProgress", summary = "Shows where a reader is in a chapter")
    @GetMapping("/{chapterId}")
    ReadingJson show(@PathVariable UserId userId, @PathVariable ChapterId chapterId) {
        known.user(userId);
        return store.ask(new FindReading(userId, chapterId), ReadingView.class)
                .map(ReadingJson::of)
                .orElseThrow(
                        () -> new ProblemException(ProblemKind.NOT_FOUND, "The reader has not begun this chapter."));
    }

    @Operation(
            operationId = "continueReading",
            summary = "Shows where a reader would go on",
            description = "Of each product the chapter read last, or the next one from its end; the product read last"
                    + " first. It is one page: next is always null.")
    @GetMapping
    Page<BookmarkJson> goOn(@PathVariable UserId userId, @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ContinueReading query = new ContinueReading(userId, Limit.checked(limit));
        known.user(userId);
        Bookmarks bookmarks = store.ask(query, Bookmarks.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Page<>(bookmarks.items().stream().map(BookmarkJson::of).toList(), null);
    }

    @Operation(
            operationId = "listReadingHistory",
            summary = "Lists the chapters that a reader has begun",
            description = "The one read last first.")
    @GetMapping("/history")
    Page<ReadingJson> history(
            @PathVariable UserId userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ReadingHistory query = new ReadingHistory(userId, CURSOR.decode(cursor), Limit.checked(limit));
        known.user(userId);
        ReadingPage page = store.ask(query, ReadingPage.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Page<>(page.items().stream().map(ReadingJson::of).toList(), CURSOR.encode(page.next()));
    }
}
