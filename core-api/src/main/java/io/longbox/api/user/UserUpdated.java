package io.longbox.api.user;

import io.longbox.api.PersonalText;
import org.axonframework.serialization.Revision;

/** A reader's name or address changed. */
@Revision("1")
public record UserUpdated(UserId user, PersonalText name, PersonalText email) implements UserEvent {}
