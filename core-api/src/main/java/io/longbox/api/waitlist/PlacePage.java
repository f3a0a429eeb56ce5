package io.longbox.api.waitlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some places of one reader; next is the key to go on after, or null at the end. */
public record PlacePage(List<PlaceView> items, @Nullable String next) {}
