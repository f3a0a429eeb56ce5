package io.longbox.api.user;

import io.longbox.api.PersonalText;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes a reader's name or address.
 *
 * @param user the reader
 * @param name the name to show
 * @param email the address; nobody else may have it
 * @param expectedVersion the version the caller edited, or null to overwrite whatever is there
 */
public record UpdateUser(
        @TargetAggregateIdentifier UserId user,
        PersonalText name,
        PersonalText email,
        @Nullable Long expectedVersion) {}
