package io.longbox.api.user;

import org.axonframework.serialization.Revision;

/** Another term follows after all. */
@Revision("1")
public record SubscriptionResumed(UserId user) implements UserEvent {}
