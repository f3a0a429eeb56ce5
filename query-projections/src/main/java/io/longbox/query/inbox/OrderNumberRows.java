package io.longbox.query.inbox;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OrderNumberRows extends Repository<OrderNumberRow, UUID> {

    Optional<OrderNumberRow> findById(UUID order);
}
