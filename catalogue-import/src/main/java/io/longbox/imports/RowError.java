package io.longbox.imports;

import org.jspecify.annotations.Nullable;

/**
 * Why a row could not be taken.
 *
 * @param row its place in the file, the first after the header being 1
 * @param column the column at fault, if it was one
 * @param message a clause for whoever made the file, such as "is required"
 */
public record RowError(long row, @Nullable String column, String message) {}
