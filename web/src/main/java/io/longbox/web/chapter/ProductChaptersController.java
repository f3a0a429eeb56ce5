package io.longbox.web.chapter;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.chapter.ChapterDetails;
import io.longbox.api.chapter.ChapterId;
import io.longbox.api.chapter.ChapterNumber;
import io.longbox.api.chapter.ChapterPage;
import io.longbox.api.chapter.ChapterView;
import io.longbox.api.chapter.CreateChapter;
import io.longbox.api.chapter.FindChapter;
import io.longbox.api.chapter.FindLastChapter;
import io.longbox.api.chapter.ListChapters;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.input.Page;
import io.longbox.web.input.Precondition;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Chapters", description = "What there is to read, and what it takes to read it")
@RestController
@RequestMapping(path = "/api/products/{productId}/chapters", produces = MediaType.APPLICATION_JSON_VALUE)
class ProductChaptersController {

    private static final Cursor<ChapterNumber> CURSOR = new Cursor<>("chapters", ChapterNumber::of);

    /** How often a number is tried that others take first; more than ever create chapters of one product at once. */
    private static final int ATTEMPTS = 50;

    private final Store store;
    private final Known known;

    ProductChaptersController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "createChapter",
            summary = "Adds a chapter to a product",
            description = "Its id derives from product and number: creating it twice has one effect, and one that was"
                    + " withdrawn is created anew, without pages. Without a number it gets the next whole one.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<ChapterJson> create(
            @PathVariable ProductId productId, @RequestBody ChapterInput input, HttpServletRequest request) {
        CheckedChapter chapter = input.checked();
        known.onSale(productId);
        ChapterNumber number = chapter.number();
        return number == null
                ? createNext(productId, chapter.details(), request)
                : create(productId, number, chapter.details(), false, request);
    }

    private ResponseEntity<ChapterJson> createNext(
            ProductId product, ChapterDetails details, HttpServletRequest request) {
        ChapterNumber number = store.ask(new FindLastChapter(product), ChapterView.class)
                .map(last -> next(last.number()))
                .orElseGet(() -> new ChapterNumber(BigDecimal.ONE));
        for (int attempt = 1; ; attempt++) {
            try {
                return create(product, number, details, true, request);
            } catch (ProblemException refused) {
                if (refused.kind() != ProblemKind.ALREADY_TAKEN || attempt == ATTEMPTS) {
                    throw refused;
                }
                number = next(number);
            }
        }
    }

    private static ChapterNumber next(ChapterNumber number) {
        try {
            return new ChapterNumber(
                    number.value().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE));
        } catch (IllegalArgumentException highest) {
            throw new ProblemException(
                    ProblemKind.CONFLICT, "There is no number after the last chapter's; please give one.");
        }
    }

    private ResponseEntity<ChapterJson> create(
            ProductId product,
            ChapterNumber number,
            ChapterDetails details,
            boolean mustBeNew,
            HttpServletRequest request) {
        ChapterId id = ChapterId.of(product, number);
        Written<ChapterView> written = store.sendThenRead(
                new CreateChapter(id, product, number, details, mustBeNew), new FindChapter(id), ChapterView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return ResponseEntity.created(URI.create("/api/chapters/" + id))
                .eTag(Precondition.etag(written.shownVersion()))
                .body(written.view()
                        .map(ChapterJson::of)
                        .orElseGet(() -> ChapterJson.of(id, product, number, details)));
    }

    @Operation(
            operationId = "listChapters",
            summary = "Lists the chapters that a product offers",
            description = "In the order of their numbers.")
    @GetMapping
    Page<ChapterJson> list(
            @PathVariable ProductId productId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListChapters query = new ListChapters(productId, CURSOR.decode(cursor), Limit.checked(limit));
        known.product(productId);
        ChapterPage page = store.ask(query, ChapterPage.class).orElseThrow(() -> ProblemException.notFound("product"));
        return new Page<>(page.items().stream().map(ChapterJson::of).toList(), CURSOR.encode(page.next()));
    }
}
