package io.longbox.api.chapter;

import io.longbox.api.catalog.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the chapters that a product offers, in the order of their numbers; answers a {@link ChapterPage}.
 *
 * @param product whose chapters
 * @param after the number of the last chapter of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListChapters(ProductId product, @Nullable ChapterNumber after, int limit) {}
