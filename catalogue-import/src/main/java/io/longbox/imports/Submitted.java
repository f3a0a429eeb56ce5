package io.longbox.imports;

/**
 * An import that was asked for.
 *
 * @param run how it stands
 * @param isNew false if the same file was under way before, with the same terms: then that run is answered
 */
public record Submitted(ImportView run, boolean isNew) {}
