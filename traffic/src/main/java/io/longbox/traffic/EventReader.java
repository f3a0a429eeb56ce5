package io.longbox.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads an export of events, one JSON object a line, and keeps no more than one of them in memory. */
final class EventReader implements AutoCloseable {

    /** A name that comes twice could be read in two ways, so nothing that has one is taken. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final JsonParser parser;

    /**
     * @throws IOException if it cannot be read
     */
    EventReader(InputStream events) throws IOException {
        try {
            this.parser = JSON.createParser(events);
        } catch (JacksonIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /**
     * The next event, or null at the end.
     *
     * @throws Malformed if what comes next is not an event
     * @throws EndsEarly if the last event is cut off
     * @throws IOException if it cannot be read on
     */
    @Nullable
    StockEvent next() throws Malformed, IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            if (token != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            return event();
        } catch (JacksonIOException unreadable) {
            throw unreadable.getCause();
        } catch (UnexpectedEndOfInputException cutOff) {
            throw new EndsEarly("line " + line() + " ends in the middle of an event");
        } catch (JacksonException notJson) {
            throw malformed("not JSON, or the same name twice");
        }
    }

    private StockEvent event() throws Malformed {
        String stream = null;
        Long sequence = null;
        String type = null;
        SortedMap<String, String> payload = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "stream" -> stream = text(value, name);
                case "type" -> type = text(value, name);
                case "sequence" -> sequence = number(value, name);
                case "payload" -> payload = payload(value);
                default -> parser.skipChildren();
            }
        }
        if (stream == null || sequence == null || type == null || payload == null) {
            throw malformed("not an event: it needs stream, sequence, type and payload");
        }
        return new StockEvent(stream, sequence, type, payload);
    }

    private String text(JsonToken value, String name) throws Malformed {
        if (value != JsonToken.VALUE_STRING) {
            throw malformed(name + " is not a text");
        }
        return parser.getString();
    }

    private long number(JsonToken value, String name) throws Malformed {
        try {
            if (value == JsonToken.VALUE_NUMBER_INT) {
                return Long.parseLong(parser.getString());
            }
        } catch (NumberFormatException tooLarge) {
            // Answered below, as everything else that is no number of ours.
        }
        throw malformed(name + " is not a whole number");
    }

    private SortedMap<String, String> payload(JsonToken value) throws Malformed {
        if (value != JsonToken.START_OBJECT) {
            throw malformed("payload is not an object");
        }
        SortedMap<String, String> flat = new TreeMap<>();
        flatten("", flat);
        return flat;
    }

    private void flatten(String prefix, SortedMap<String, String> into) throws Malformed {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (name.isEmpty() || name.chars().anyMatch(c -> c == '.' || c == ':' || c < ' ')) {
                throw malformed("a name in the payload that no event has");
            }
            String path = prefix + name;
            switch (parser.nextToken()) {
                case START_OBJECT -> flatten(path + ".", into);
                case START_ARRAY -> throw malformed("a list in the payload, which no event of a stock has");
                case VALUE_NULL -> {
                    // Left out: an absent value and one that is null say the same.
                }
                // Numbers as they stand there, not as what they amount to.
                default -> into.put(path, parser.getString());
            }
        }
    }

    private Malformed malformed(String what) {
        return new Malformed("line " + line() + ": " + what);
    }

    /** Where the reader is, from 1. */
    int line() {
        return parser.currentLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        try {
            parser.close();
        } catch (JacksonIOException unclosable) {
            throw unclosable.getCause();
        }
    }

    /** The text stops where more was to come: a transfer or a copy that broke off. */
    static final class EndsEarly extends IOException {

        EndsEarly(String message) {
            super(message);
        }
    }
}
