package io.longbox.api.audit;

import java.time.Instant;

/**
 * An event as the store keeps it.
 *
 * @param id names it
 * @param stream the stream that it is in
 * @param sequence its number in the stream, from 0
 * @param type the simple name of its type
 * @param revision the revision of its shape
 * @param at when it was recorded
 * @param payload its content as JSON; personal texts in it are encrypted
 */
public record RecordedEvent(
        String id, String stream, long sequence, String type, String revision, Instant at, String payload) {}
