package io.longbox.web.waitlist;

import io.longbox.api.catalog.FindStock;
import io.longbox.api.catalog.PauseLine;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ResumeLine;
import io.longbox.api.catalog.StockView;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.FindLine;
import io.longbox.api.waitlist.FindPlace;
import io.longbox.api.waitlist.LeaveWaitlist;
import io.longbox.api.waitlist.LinePage;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.ListLine;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Waitlists", description = "Who waits for a product, in which order, and what becomes of it")
@RestController
@RequestMapping(path = "/api/products/{productId}/waitlist", produces = MediaType.APPLICATION_JSON_VALUE)
class WaitlistController {

    private static final Cursor<Long> CURSOR = new Cursor<>("line", Long::valueOf);

    private final Store store;
    private final Known known;

    WaitlistController(Store store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Operation(
            operationId = "listLine",
            summary = "Shows a product's line",
            description = "By ticket. Without a status, the places that are waiting or offered.")
    @GetMapping
    LineJson.Places list(
            @PathVariable ProductId productId,
            @RequestParam(required = false) @Nullable PlaceStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListLine query = new ListLine(productId, status, CURSOR.decode(cursor), Limit.checked(limit));
        LineJson line = LineJson.of(known.stock(productId));
        LinePage page = store.ask(query, LinePage.class).orElseThrow(() -> ProblemException.notFound("product"));
        return new LineJson.Places(
                page.items().stream().map(PlaceJson::of).toList(),
                CURSOR.encode(page.next()),
                line.waiting(),
                line.paused(),
                line.linePolicy());
    }

    @Operation(
            operationId = "showPlace",
            summary = "Shows a reader's place in line",
            description = "The latest, if there were several, with how many are ahead of it now.")
    @GetMapping("/{userId}")
    PlaceJson show(@PathVariable ProductId productId, @PathVariable UserId userId) {
        return store.ask(new FindPlace(productId, userId), PlaceView.class)
                .map(PlaceJson::of)
                .orElseThrow(() -> notInLine(productId, userId, "The reader has never been in this product's line."));
    }

    @Operation(
            operationId = "leaveLine",
            summary = "Leaves the line",
            description =
                    "Every place that the reader has in it. Copies that are offered to the reader go to the next.")
    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable ProductId productId, @PathVariable UserId userId) {
        try {
            store.sendThenRead(new LeaveWaitlist(productId, userId), new FindLine(productId), LineView.class);
        } catch (ProblemException refused) {
            throw refused.kind() == ProblemKind.NOT_FOUND
                    ? notInLine(productId, userId, "The reader is not in this product's line.")
                    : refused;
        }
    }

    @Operation(
            operationId = "pauseLine",
            summary = "Stops the line",
            description = "Nobody in line is served until it is resumed; it can still be joined. Pausing twice changes"
                    + " nothing.")
    @PostMapping("/pause")
    LineJson pause(@PathVariable ProductId productId, HttpServletRequest request) {
        return tell(new PauseLine(productId), productId, true, request);
    }

    @Operation(
            operationId = "resumeLine",
            summary = "Lets the line move again",
            description = "Whoever can be served is served at once. Resuming twice changes nothing.")
    @PostMapping("/resume")
    LineJson resume(@PathVariable ProductId productId, HttpServletRequest request) {
        return tell(new ResumeLine(productId), productId, false, request);
    }

    private LineJson tell(Object command, ProductId product, boolean paused, HttpServletRequest request) {
        known.onSale(product);
        Written<StockView> written = store.sendThenRead(command, new FindStock(product), StockView.class);
        if (written.view().isPresent()) {
            return LineJson.of(written.view().get());
        }
        Provisional.mark(request);
        LineJson lagging = LineJson.of(known.stock(product));
        return new LineJson(lagging.productId(), lagging.waiting(), paused, lagging.linePolicy());
    }

    /** Says which of the two there is none of, or that they have nothing to do with one another. */
    private ProblemException notInLine(ProductId product, UserId user, String otherwise) {
        known.product(product);
        known.user(user);
        return new ProblemException(ProblemKind.NOT_FOUND, otherwise);
    }
}
