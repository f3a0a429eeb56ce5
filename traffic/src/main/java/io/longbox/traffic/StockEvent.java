package io.longbox.traffic;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of a product's stock, as the store's export shows it.
 *
 * @param stream the stream that it is in
 * @param sequence its number in the stream, from 0
 * @param type the simple name of its type
 * @param payload its content: every value that is not null, as its text, by its dotted path
 */
record StockEvent(String stream, long sequence, String type, SortedMap<String, String> payload) {

    /**
     * @throws Malformed if the event has no such value
     */
    String text(String path) throws Malformed {
        String value = payload.get(path);
        if (value == null) {
            throw new Malformed("event " + sequence + ", a " + type + ", has no " + path);
        }
        return value;
    }

    /** What the event says, or null if it says nothing of it. */
    @Nullable
    String textOrNull(String path) {
        return payload.get(path);
    }

    /**
     * @throws Malformed if the event has no such value, or it is not a whole number
     */
    long number(String path) throws Malformed {
        try {
            return Long.parseLong(text(path));
        } catch (NumberFormatException notANumber) {
            throw new Malformed(
                    "event " + sequence + ", a " + type + ", has a " + path + " that is not a whole number");
        }
    }

    /** The content as the hash covers it: a line for each value, {@code path:length in bytes:value}, sorted by path. */
    String flat() {
        StringBuilder text = new StringBuilder();
        payload.forEach((path, value) -> text.append(path)
                .append(':')
                .append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append('\n'));
        return text.toString();
    }
}
