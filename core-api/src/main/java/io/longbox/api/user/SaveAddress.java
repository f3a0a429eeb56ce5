package io.longbox.api.user;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes an address into a reader's address book, in place of what was there by this id. A book holds
 * {@value #MOST_ADDRESSES}.
 *
 * @param user the reader
 * @param id names the address
 * @param label what the reader calls it, or null
 * @param address where a parcel goes; all of its texts are the reader's own
 * @param expectedVersion the version of the address that the caller edited, or null to overwrite whatever is there
 */
public record SaveAddress(
        @TargetAggregateIdentifier UserId user,
        AddressId id,
        @Nullable PersonalText label,
        Address address,
        @Nullable Long expectedVersion) {

    public static final int MOST_ADDRESSES = 20;
}
