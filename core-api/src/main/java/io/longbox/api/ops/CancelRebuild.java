package io.longbox.api.ops;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends the rebuild of a view that is under way; the live view stays as it is. Answers the number of the rebuild; refused
 * once it has ended otherwise.
 */
public record CancelRebuild(@TargetAggregateIdentifier String view) {}
