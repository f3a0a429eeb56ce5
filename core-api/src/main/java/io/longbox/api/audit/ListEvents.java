package io.longbox.api.audit;

/**
 * Asks for the events of one stream in their order; answers an {@link EventPage}, empty if there is no such stream.
 *
 * @param stream the stream's name, such as {@code stock-<product>}
 * @param from the first event's number
 * @param limit at most this many
 */
public record ListEvents(String stream, long from, int limit) {}
