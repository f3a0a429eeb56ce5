package io.longbox.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a reader from asking for anything until reinstated. Suspending twice changes nothing. */
public record SuspendUser(@TargetAggregateIdentifier UserId user, String reason) {}
