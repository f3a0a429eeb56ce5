package io.longbox.api.waitlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some places of one line; next is the ticket to go on after, or null at the end. */
public record LinePage(List<PlaceView> items, @Nullable Long next) {}
