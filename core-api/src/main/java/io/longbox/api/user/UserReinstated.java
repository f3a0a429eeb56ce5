package io.longbox.api.user;

import org.axonframework.serialization.Revision;

/** A suspension ended. */
@Revision("1")
public record UserReinstated(UserId user) implements UserEvent {}
