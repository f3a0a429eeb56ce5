package io.longbox.query.order;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OrderRows extends Repository<OrderRow, UUID> {

    Optional<OrderRow> findById(UUID id);

    boolean existsById(UUID id);

    Optional<OrderRow> findByRewardEntry(UUID entry);
}
