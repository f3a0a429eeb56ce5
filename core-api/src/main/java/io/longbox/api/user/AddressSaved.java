package io.longbox.api.user;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An address is in a reader's address book, for the first time or anew; the label is what the reader calls it, or null. */
@Revision("1")
public record AddressSaved(
        UserId user, AddressId id, @Nullable PersonalText label, Address address) implements UserEvent {}
