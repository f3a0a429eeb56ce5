package io.longbox.api.user;

import org.jspecify.annotations.Nullable;

/**
 * Asks for readers in the order of their ids; answers a {@link UserPage}.
 *
 * @param after the last reader of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListUsers(@Nullable UserId after, int limit) {}
