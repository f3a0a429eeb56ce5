package io.longbox.api.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an address out of a reader's address book. Removing it twice changes nothing.
 *
 * @param user the reader
 * @param id the address
 * @param expectedVersion the version of the address that the caller saw, or null for any
 */
public record RemoveAddress(
        @TargetAggregateIdentifier UserId user,
        AddressId id,
        @Nullable Long expectedVersion) {}
