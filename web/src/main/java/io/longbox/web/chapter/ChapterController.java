package io.longbox.web.chapter;

import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindNavigation;
import io.longbox.api.chapter.NavigationView;
import io.longbox.api.chapter.UpdateChapter;
import io.longbox.api.chapter.WithdrawChapter;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.FieldError;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Chapters")
@RestController
@RequestMapping(path = "/api/chapters/{chapterId}", produces = MediaType.APPLICATION_JSON_VALUE)
class ChapterController {

    private final Store store;
    private final Known known;

    ChapterController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "showChapter",
            summary = "Shows a chapter",
            description = "A withdrawn one as well, with its status.")
    @GetMapping
    ResponseEntity<ChapterJson> show(@PathVariable ChapterId chapterId) {
        ChapterView chapter = known.chapter(chapterId);
        return ResponseEntity.ok().eTag(Precondition.etag(chapter.version())).body(ChapterJson.of(chapter));
    }

    @Operation(
            operationId = "updateChapter",
            summary = "Describes a chapter anew",
            description = "All of its description: what is left out is removed, but its number stays. With If-Match,"
                    + " only if nobody changed the chapter since it was read. A withdrawn one stays as it is.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChapterJson> update(
            @PathVariable ChapterId chapterId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChapterInput input) {
        CheckedChapter chapter = input.checked();
        if (chapter.number() != null
                && !chapter.number().equals(known.chapter(chapterId).number())) {
            throw ProblemException.invalid(List.of(new FieldError("number", "must stay what it is")));
        }
        UpdateChapter update = new UpdateChapter(chapterId, chapter.details(), expected(ifMatch, chapterId));
        Written<ChapterView> written = store.sendThenRead(update, new FindChapter(chapterId), ChapterView.class);
        return ResponseEntity.ok()
                .eTag(Precondition.etag(written.shownVersion()))
                .body(written.view()
                        .map(ChapterJson::of)
                        .orElseGet(() -> ChapterJson.of(chapterId, null, chapter.number(), chapter.details())));
    }

    @Operation(
            operationId = "withdrawChapter",
            summary = "Offers a chapter to nobody any more",
            description = "Those who unlocked it keep it. Withdrawing twice changes nothing.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable ChapterId chapterId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        WithdrawChapter withdraw = new WithdrawChapter(chapterId, expected(ifMatch, chapterId));
        store.sendThenRead(withdraw, new FindChapter(chapterId), ChapterView.class);
    }

    @Operation(
            operationId = "navigateChapters",
            summary = "Shows what comes before and after a chapter",
            description = "Among those that the product offers.")
    @GetMapping("/navigation")
    NavigationJson navigate(@PathVariable ChapterId chapterId) {
        return store.ask(new FindNavigation(chapterId), NavigationView.class)
                .map(NavigationJson::of)
                .orElseThrow(() -> ProblemException.notFound("chapter"));
    }

    private @Nullable Long expected(@Nullable String ifMatch, ChapterId id) {
        return Precondition.expectedVersion(ifMatch, () -> store.ask(new FindChapter(id), ChapterView.class));
    }
}
