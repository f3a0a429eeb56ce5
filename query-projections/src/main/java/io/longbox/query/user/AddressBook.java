package io.longbox.query.user;

import io.longbox.api.user.AddressId;
import io.longbox.api.user.AddressSaved;
import io.longbox.api.user.UserId;
import io.longbox.query.support.Rows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** The addresses of readers, as the handlers of their accounts' events write them. */
final class AddressBook {

    private final EntityManager entities;
    private final Rows<AddressRow, AddressRow.Id> rows;

    AddressBook(EntityManager entities) {
        this.entities = entities;
        this.rows = new Rows<>(
                entities,
                AddressRow.class,
                message -> message.getPayload() instanceof AddressSaved saved
                        ? List.of(AddressRow.Id.of(saved.user(), saved.id()))
                        : List.of());
    }

    void save(AddressSaved event, long version, Instant at) {
        AddressRow.Id id = AddressRow.Id.of(event.user(), event.id());
        rows.find(id)
                .ifPresentOrElse(
                        known -> known.write(event, version), () -> rows.add(id, new AddressRow(event, version, at)));
    }

    void remove(UserId user, AddressId address) {
        rows.find(AddressRow.Id.of(user, address)).ifPresent(row -> {
            entities.remove(row);
            // Hibernate inserts before it deletes: one by the same id may be saved in the same batch.
            entities.flush();
        });
    }

    void clear() {
        rows.clear();
    }
}
