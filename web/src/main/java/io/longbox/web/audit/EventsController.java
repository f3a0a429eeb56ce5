package io.longbox.web.audit;

import io.longbox.api.audit.EventPage;
import io.longbox.api.audit.ListEvents;
import io.longbox.api.audit.RecordedEvent;
import io.longbox.web.input.Cursor;
import io.longbox.web.input.Limit;
import io.longbox.web.problem.ProblemException;
import io.longbox.web.problem.ProblemKind;
import io.longbox.web.store.Store;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Audit")
@RestController
@RequestMapping("/api/audit/events")
class EventsController {

    private static final Cursor<Long> CURSOR = new Cursor<>("events", EventsController::sequence);
    private static final Pattern STREAM = Pattern.compile(
            "(stock-|waitlist-|cart-|inbox-)?\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final int EXPORT_PAGE = 1_000;

    private final Store store;
    private final JsonMapper json;

    EventsController(Store store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Operation(
            operationId = "listEvents",
            summary = "Shows the events of one stream",
            description =
                    "As they are stored, in their order. With the header `Accept: application/x-ndjson`, all of them, one"
                            + " a line; an export that breaks off ends its connection, so that it cannot pass for whole.")
    @ApiResponse(
            responseCode = "200",
            description = "A page, or the whole stream",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Events.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                        schema = @Schema(implementation = EventJson.class))
            })
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Events list(
            @RequestParam String stream,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        Long from = CURSOR.decode(cursor);
        EventPage page = events(checked(stream), from == null ? 0 : from, Limit.checked(limit));
        return new Events(page.items().stream().map(EventJson::of).toList(), CURSOR.encode(page.next()));
    }

    /** Writes page by page, as fast as the reader takes it: neither the store nor this side ever holds more than one. */
    @Hidden // Described with the other.
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void export(@RequestParam String stream, HttpServletResponse response) throws IOException {
        String checked = checked(stream);
        EventPage page = events(checked, 0, EXPORT_PAGE);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        OutputStream out = response.getOutputStream();
        while (true) {
            for (RecordedEvent event : page.items()) {
                out.write(json.writeValueAsBytes(EventJson.of(event)));
                out.write('\n');
            }
            // From here on a failure can only break the answer off, and does.
            out.flush();
            if (page.next() == null) {
                return;
            }
            page = events(checked, page.next(), EXPORT_PAGE);
        }
    }

    private EventPage events(String stream, long from, int limit) {
        return store.askForProof(new ListEvents(stream, from, limit), EventPage.class)
                .orElseThrow(() -> ProblemException.notFound("stream"));
    }

    private static String checked(String stream) {
        if (!STREAM.matcher(stream).matches()) {
            throw new ProblemException(
                    ProblemKind.INVALID_PARAMETER,
                    "stream must be the id of a user or product, or stock-, waitlist-, cart- or inbox- and such an id.");
        }
        return stream.toLowerCase(Locale.ROOT);
    }

    @Schema(name = "EventPage")
    record Events(List<EventJson> items, @Nullable String next) {}

    private static long sequence(String text) {
        long sequence = Long.parseLong(text);
        if (sequence < 0) {
            throw new IllegalArgumentException("not a number of an event");
        }
        return sequence;
    }
}
