package io.longbox.web.live;

import io.longbox.api.notification.FindInbox;
import io.longbox.api.notification.InboxView;
import io.longbox.api.user.UserId;
import io.longbox.web.notification.InboxJson;
import io.longbox.web.store.Known;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Tag(name = "Live")
@RestController
@RequestMapping(path = "/api/users/{userId}/notifications/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class InboxLiveController {

    private final LiveStreams streams;
    private final Known known;

    InboxLiveController(LiveStreams streams, Known known) {
        this.streams = streams;
        this.known = known;
    }

    @Operation(
            operationId = "watchInbox",
            summary = "Watches a reader's inbox",
            description = "Events named inbox: how many notifications are not marked as read, and the latest.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("""
                                    event:inbox
                                    data:{"unread":0,"latest":null}

                                    """)))
    @GetMapping
    ResponseEntity<SseEmitter> watch(@PathVariable UserId userId, HttpMethod method) {
        known.user(userId);
        return streams.answer(method, stream -> {
            Feed<InboxView> inbox = stream.watch(new FindInbox(userId), InboxView.class);
            stream.show("inbox", () -> inbox.latest().map(InboxJson::of));
        });
    }
}
