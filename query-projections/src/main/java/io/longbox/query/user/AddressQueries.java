package io.longbox.query.user;

import io.longbox.api.user.AddressBookView;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.FindAddresses;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class AddressQueries {

    private final UserRows users;
    private final AddressRows addresses;

    AddressQueries(UserRows users, AddressRows addresses) {
        this.users = users;
        this.addresses = addresses;
    }

    @QueryHandler
    @Nullable
    AddressBookView find(FindAddresses query) {
        // The reader first: the version must not be newer than what is shown with it.
        return users.findById(query.user().value())
                .map(user -> new AddressBookView(query.user(), addresses(query), user.version()))
                .orElse(null);
    }

    private List<AddressView> addresses(FindAddresses query) {
        return addresses.of(query.user().value()).stream()
                .map(AddressRow::toView)
                .toList();
    }
}
