package io.longbox.api.chapter;

/** Asks what comes before and after a chapter; answers a {@link NavigationView}, or nothing if there is no such chapter. */
public record FindNavigation(ChapterId chapter) {}
