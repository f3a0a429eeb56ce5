package io.longbox.query.waitlist;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface WaitlistRows extends Repository<WaitlistRow, UUID> {

    Optional<WaitlistRow> findById(UUID product);
}
