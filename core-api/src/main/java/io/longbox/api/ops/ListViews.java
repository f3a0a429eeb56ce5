package io.longbox.api.ops;

/** Asks for the views that can be rebuilt; answers {@link Views}. */
public record ListViews() {}
