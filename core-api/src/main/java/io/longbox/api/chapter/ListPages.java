package io.longbox.api.chapter;

/** Asks for all pages of a chapter; answers a {@link PagesView}, or nothing if there is no such chapter. */
public record ListPages(ChapterId chapter) {}
