package io.longbox.web.user;

import io.longbox.api.user.FindPointsLedger;
import io.longbox.api.user.FindUser;
import io.longbox.api.user.PointsEntryId;
import io.longbox.api.user.PointsLedgerPage;
import io.longbox.api.user.UserId;
import io.longbox.api.user.UserView;
import io.longbox.web.idempotency.NewId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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

@Tag(name = "Points", description = "A reader's loyalty points, and the ledger behind them")
@RestController
@RequestMapping(path = "/api/users/{userId}/points", produces = MediaType.APPLICATION_JSON_VALUE)
class PointsController {

    private static final Cursor<Long> CURSOR = new Cursor<>("points", Long::valueOf);

    private final Store store;
    private final Clock clock;

    PointsController(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Operation(
            operationId = "changePoints",
            summary = "Adds, deducts, sets or earns points",
            description = "Writes one entry into the ledger. The balance never falls below zero. What is earned is"
                    + " multiplied as the reader's plan has it.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Entered> change(
            @PathVariable UserId userId, @RequestBody PointsInput input, NewId newId, HttpServletRequest request) {
        PointsEntryId entry = new PointsEntryId(newId.value());
        Written<UserView> written =
                store.sendThenRead(input.checked(userId, entry, clock.instant()), new FindUser(userId), UserView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        Long balance = written.view().map(user -> user.points().value()).orElse(null);
        return ResponseEntity.created(URI.create("/api/users/" + userId + "/points"))
                .body(new Entered(entry.value(), balance));
    }

    @Operation(
            operationId = "showPoints",
            summary = "Shows the balance and the ledger",
            description = "The newest entry first.")
    @GetMapping
    Ledger ledger(
            @PathVariable UserId userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        FindPointsLedger query = new FindPointsLedger(userId, CURSOR.decode(cursor), Limit.checked(limit));
        PointsLedgerPage page =
                store.ask(query, PointsLedgerPage.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Ledger(
                page.balance().value(),
                page.items().stream().map(PointsEntryJson::of).toList(),
                CURSOR.encode(page.next()));
    }

    @Schema(name = "PointsEntered")
    record Entered(
            @Schema(description = "The entry's id") UUID id,

            @Schema(
                    description = "What the account stands at; null if the store has not caught up yet",
                    example = "250")
            @Nullable
            Long balance) {}

    @Schema(name = "PointsLedger")
    record Ledger(
            long balance,
            List<PointsEntryJson> items,
            @Nullable String next) {}
}
