package io.longbox.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some errors in the order of their rows; next is the position to go on after, or null at the end. */
public record RowErrorPage(List<RowError> items, @Nullable Long next) {}
