package io.longbox.api.chapter;

import io.longbox.api.catalog.ProductId;

/**
 * Asks for the chapter of a product with the highest number, withdrawn or not; answers a {@link ChapterView}, or nothing
 * if there never was one.
 */
public record FindLastChapter(ProductId product) {}
