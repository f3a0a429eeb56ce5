package io.longbox.api.ops;

/** Asks for the newest rebuild of a view; answers a {@link RebuildReport}, or null if there never was one. */
public record FindRebuild(String view) {}
