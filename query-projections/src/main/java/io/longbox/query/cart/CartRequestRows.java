package io.longbox.query.cart;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CartRequestRows extends Repository<CartRequestRow, UUID> {

    Optional<CartRequestRow> findById(UUID reservation);

    @Query("from CartRequestRow r where r.user = :user and r.product = :product and r.ticket = :ticket")
    List<CartRequestRow> ofPlace(UUID user, UUID product, long ticket);
}
