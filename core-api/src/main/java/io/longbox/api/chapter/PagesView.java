package io.longbox.api.chapter;

import io.longbox.api.Versioned;
import io.longbox.api.media.StoredImage;
import java.util.List;

/**
 * The pages of a chapter, a withdrawn one's too.
 *
 * @param chapter whose pages
 * @param pages the first one first
 * @param version see {@link Versioned}; the pages are at least as new
 */
public record PagesView(ChapterId chapter, List<StoredImage> pages, long version) implements Versioned {}
