package io.longbox.web.notification;

import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.notification.ListNotifications;
import io.longbox.api.notification.NotificationPage;
import io.longbox.api.user.UserId;
import io.longbox.web.idempotency.Provisional;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.store.Known;
import io.longbox.web.store.Store;
import io.longbox.web.store.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Notifications", description = "What readers are told: places in line, turns, and ends that are near")
@RestController
@RequestMapping(path = "/api/users/{userId}/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
class NotificationController {

    private static final Cursor<String> CURSOR = Cursor.ofKeys("notifications");

    private final Store store;
    private final Known known;
    private final Clock clock;

    NotificationController(Store store, Known known, Clock clock) {
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    @Operation(
            operationId = "listNotifications",
            summary = "Shows what a reader was told",
            description = "The latest first.")
    @GetMapping
    Notifications list(
            @PathVariable UserId userId,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        ListNotifications query = new ListNotifications(userId, unread, CURSOR.decode(cursor), Limit.checked(limit));
        known.user(userId);
        NotificationPage page =
                store.ask(query, NotificationPage.class).orElseThrow(() -> ProblemException.notFound("user"));
        return new Notifications(
                page.items().stream().map(NotificationJson::of).toList(), CURSOR.encode(page.next()), page.unread());
    }

    @Operation(
            operationId = "markRead",
            summary = "Marks notifications as read",
            description = "Some, or all that came up to a time. What is marked already, or is none of the reader's,"
                    + " changes nothing.")
    @PostMapping(path = "/read", consumes = MediaType.APPLICATION_JSON_VALUE)
    Marked read(@PathVariable UserId userId, @RequestBody ReadInput input, HttpServletRequest request) {
        Object command = input.checked(userId, clock.instant());
        known.user(userId);
        Written<InboxView> written = store.sendThenRead(command, new FindInbox(userId), InboxView.class);
        if (written.view().isEmpty()) {
            Provisional.mark(request);
        }
        return new Marked(written.view().map(InboxView::unread).orElse(null));
    }

    @Schema(name = "NotificationPage")
    record Notifications(
            List<NotificationJson> items,
            @Nullable String next,

            @Schema(description = "How many are not marked as read, on this page or elsewhere", example = "2")
            long unread) {}

    @Schema(name = "NotificationsRead")
    record Marked(
            @Schema(
                    description = "How many are not marked as read; null if the store has not caught up yet",
                    example = "0")
            @Nullable
            Long unread) {}
}
