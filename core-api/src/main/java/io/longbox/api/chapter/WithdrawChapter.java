package io.longbox.api.chapter;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Offers a chapter to nobody any more; those who unlocked it keep it. Withdrawing twice changes nothing. */
public record WithdrawChapter(
        @TargetAggregateIdentifier ChapterId chapter,
        @Nullable Long expectedVersion) {}
