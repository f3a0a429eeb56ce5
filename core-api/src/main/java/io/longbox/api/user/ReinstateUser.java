package io.longbox.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a suspension. Reinstating a reader who is not suspended changes nothing. */
public record ReinstateUser(@TargetAggregateIdentifier UserId user) {}
