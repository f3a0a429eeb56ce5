package io.longbox.web.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items what is on it
 * @param next the cursor of the page after it, or null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
