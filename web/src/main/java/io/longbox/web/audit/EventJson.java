package io.longbox.web.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.longbox.api.audit.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An event as the store keeps it.
 *
 * @param payload JSON, passed on as it is stored
 */
@Schema(name = "Event")
record EventJson(
        String id,

        @Schema(example = "stock-5c51f3da-2db8-4eb6-bb88-41e20f805b85")
        String stream,

        @Schema(description = "Its number in the stream, from 0", example = "41")
        long sequence,

        @Schema(example = "WaitlistTicketIssued") String type,
        @Schema(example = "1") String revision,
        @Schema(description = "When it was recorded") Instant at,

        @Schema(types = "object", description = "Its content as it is stored; personal texts in it are encrypted")
        @JsonRawValue
        String payload) {

    static EventJson of(RecordedEvent event) {
        return new EventJson(
                event.id(),
                event.stream(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.at(),
                oneLine(event.payload()));
    }

    /** A line break in JSON can only stand between its values, and an event is one line of an export. */
    private static String oneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }
}
