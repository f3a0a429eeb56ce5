package io.longbox.query.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface InboxRows extends Repository<InboxRow, UUID> {

    Optional<InboxRow> findById(UUID user);
}
