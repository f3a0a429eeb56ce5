package io.longbox.api.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what a reader has unlocked; next is the key to go on after, or null at the end. */
public record UnlockPage(List<UnlockView> items, @Nullable String next) {}
