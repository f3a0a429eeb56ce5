package io.longbox.api.user;

import java.util.List;
import java.util.Optional;

/** A reader's address book, in the order in which the addresses were first saved. */
public record AddressBookView(UserId user, List<AddressView> items) {

    public Optional<AddressView> find(AddressId id) {
        return items.stream().filter(address -> address.id().equals(id)).findFirst();
    }
}
