package io.longbox.query.stock;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StockRows extends Repository<StockRow, UUID> {

    Optional<StockRow> findById(UUID product);
}
