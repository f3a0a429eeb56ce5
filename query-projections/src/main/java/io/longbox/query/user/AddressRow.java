package io.longbox.query.user;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.AddressView;
import io.longbox.api.user.UserId;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address in a reader's address book. */
@Entity
@Table(name = "addresses")
class AddressRow {

    @EmbeddedId
    private Id id;

    private long version;

    private @Nullable String label;

    private @Nullable String recipient;

    private @Nullable String street;

    private @Nullable String extra;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    private @Nullable String city;

    private @Nullable String region;

    private String country;

    private long place;

    @Column(name = "saved_at")
    private Instant savedAt;

    /** Whose address, and which. */
    @Embeddable
    record Id(
            @Column(name = "user_id") UUID user,
            @Column(name = "id") UUID address) {

        static Id of(UserId user, AddressId address) {
            return new Id(user.value(), address.value());
        }
    }

    protected AddressRow() {}

    AddressRow(AddressSaved first, long version, Instant at) {
        id = Id.of(first.user(), first.id());
        place = version;
        savedAt = Stored.time(at);
        write(first, version);
    }

    void write(AddressSaved event, long version) {
        this.version = version;
        Address address = event.address();
        label = text(event.label());
        recipient = text(address.recipient());
        street = text(address.street());
        extra = text(address.extra());
        postalCode = text(address.postalCode());
        city = text(address.city());
        region = text(address.region());
        country = address.country();
    }

    AddressView toView() {
        UserId user = new UserId(id.user());
        return new AddressView(
                new AddressId(id.address()),
                optional(user, label),
                new Address(
                        new PersonalText(user, recipient),
                        new PersonalText(user, street),
                        optional(user, extra),
                        optional(user, postalCode),
                        new PersonalText(user, city),
                        optional(user, region),
                        country),
                savedAt,
                version);
    }

    private static @Nullable String text(@Nullable PersonalText personal) {
        return personal == null ? null : Stored.text(personal.text());
    }

    private static @Nullable PersonalText optional(UserId user, @Nullable String text) {
        return text == null ? null : new PersonalText(user, text);
    }
}
