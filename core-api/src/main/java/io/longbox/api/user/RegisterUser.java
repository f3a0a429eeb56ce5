package io.longbox.api.user;

import io.longbox.api.PersonalText;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Registers a reader. A repeat by the same id with the same content changes nothing. */
public record RegisterUser(@TargetAggregateIdentifier UserId user, PersonalText name, PersonalText email) {}
