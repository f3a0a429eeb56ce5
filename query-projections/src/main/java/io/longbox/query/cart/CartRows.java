package io.longbox.query.cart;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CartRows extends Repository<CartRow, UUID> {

    Optional<CartRow> findById(UUID user);
}
