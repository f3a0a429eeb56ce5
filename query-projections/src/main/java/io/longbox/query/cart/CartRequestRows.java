package io.longbox.query.cart;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CartRequestRows extends Repository<CartRequestRow, UUID> {

    Optional<CartRequestRow> findById(UUID reservation);
}
