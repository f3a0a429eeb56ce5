package io.longbox.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a subscription from going on after its present term, or after the next if that is paid for. Cancelling twice changes nothing. */
public record CancelSubscription(@TargetAggregateIdentifier UserId user) {}
