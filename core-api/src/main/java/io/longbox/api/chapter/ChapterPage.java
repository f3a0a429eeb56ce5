package io.longbox.api.chapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some chapters; next is the number to go on after, or null at the end. */
public record ChapterPage(List<ChapterView> items, @Nullable ChapterNumber next) {}
