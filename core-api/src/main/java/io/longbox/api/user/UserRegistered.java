package io.longbox.api.user;

import io.longbox.api.PersonalText;
import org.axonframework.serialization.Revision;

/** A reader opened an account. */
@Revision("1")
public record UserRegistered(UserId user, PersonalText name, PersonalText email) implements UserEvent {}
