package io.longbox.api.chapter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Describes a chapter anew.
 *
 * @param chapter which
 * @param details all that is said of it
 * @param expectedVersion the version the caller edited, or null to overwrite whatever is there
 */
public record UpdateChapter(
        @TargetAggregateIdentifier ChapterId chapter,
        ChapterDetails details,
        @Nullable Long expectedVersion) {}
