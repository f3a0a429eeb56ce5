package io.longbox.api.ops;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the processes under way; answers a {@link SagaPage}.
 *
 * @param process only this kind, or null for all
 * @param resting false for those that wait for an answer from another part of the store, true for those that wait for a
 *     person or a deadline, null for both
 * @param after the last process of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListSagas(
        @Nullable String process,
        @Nullable Boolean resting,
        @Nullable String after,
        int limit) {}
