package io.longbox.api.ops;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Has a view made anew from the events, beside the live one. Answers the number of the rebuild; refused while one of the
 * same view is under way.
 *
 * @param view its processing group, such as {@code stock-view}
 */
public record StartRebuild(@TargetAggregateIdentifier String view, SwapRule swap) {}
