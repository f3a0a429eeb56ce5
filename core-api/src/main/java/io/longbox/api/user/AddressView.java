package io.longbox.api.user;

import io.longbox.api.PersonalText;
import io.longbox.api.Versioned;
import io.longbox.api.shipping.Address;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address in a reader's address book.
 *
 * @param id names it
 * @param label what the reader calls it, or null
 * @param address where a parcel goes
 * @param savedAt when it was first saved
 * @param version of the reader's stream, as it was last saved
 */
public record AddressView(AddressId id, @Nullable PersonalText label, Address address, Instant savedAt, long version)
        implements Versioned {}
