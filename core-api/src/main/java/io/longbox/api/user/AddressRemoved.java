package io.longbox.api.user;

import org.axonframework.serialization.Revision;

/** An address is not in a reader's address book any more. */
@Revision("1")
public record AddressRemoved(UserId user, AddressId id) implements UserEvent {}
