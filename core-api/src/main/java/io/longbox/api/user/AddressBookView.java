package io.longbox.api.user;

import io.longbox.api.Versioned;
import java.util.List;
import java.util.Optional;

/**
 * A reader's address book, in the order in which the addresses were first saved.
 *
 * @param user the reader
 * @param items the addresses
 * @param version of the reader's account
 */
public record AddressBookView(UserId user, List<AddressView> items, long version) implements Versioned {

    public Optional<AddressView> find(AddressId id) {
        return items.stream().filter(address -> address.id().equals(id)).findFirst();
    }
}
