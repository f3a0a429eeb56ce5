package io.longbox.api.chapter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a page out of a chapter; those behind it move up.
 *
 * @param chapter whose page
 * @param number which one, from 1
 * @param expectedVersion the version in which it has that number, or null for whatever has it now
 */
public record RemovePage(
        @TargetAggregateIdentifier ChapterId chapter,
        int number,
        @Nullable Long expectedVersion) {}
