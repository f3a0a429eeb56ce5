package io.longbox.query.shipment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ShipmentRows extends Repository<ShipmentRow, UUID> {

    Optional<ShipmentRow> findById(UUID id);

    @Query("from ShipmentRow s where s.order = :order order by s.createdAt, s.id")
    List<ShipmentRow> of(UUID order);
}
