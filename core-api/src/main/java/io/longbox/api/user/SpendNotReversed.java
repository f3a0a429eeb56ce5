package io.longbox.api.user;

import org.axonframework.serialization.Revision;

/**
 * There was nothing to give back: it was never spent, was given back before, or was spent too long ago. What was never
 * spent is not taken afterwards either: a {@link SpendPoints} that comes late is refused.
 */
@Revision("1")
public record SpendNotReversed(UserId user, PointsEntryId entry) implements UserEvent {}
