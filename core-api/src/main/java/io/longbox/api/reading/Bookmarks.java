package io.longbox.api.reading;

import java.util.List;

/** Where a reader would go on, the product read last first. */
public record Bookmarks(List<Bookmark> items) {}
