package io.longbox.api.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the chapters that a reader has begun; next is the key to go on after, or null at the end. */
public record ReadingPage(List<ReadingView> items, @Nullable String next) {}
