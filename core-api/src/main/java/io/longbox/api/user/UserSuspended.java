package io.longbox.api.user;

import org.axonframework.serialization.Revision;

/** A reader may not ask for anything until reinstated. */
@Revision("1")
public record UserSuspended(UserId user, String reason) implements UserEvent {}
