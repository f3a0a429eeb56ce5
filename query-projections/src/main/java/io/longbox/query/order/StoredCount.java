package io.longbox.query.order;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.LineCount;
import java.util.List;
import java.util.UUID;

/** Some copies of a line, as a JSON column keeps them; its names are part of the table's shape. */
record StoredCount(UUID line, UUID product, int copies) {

    static List<StoredCount> of(List<LineCount> counts) {
        return counts.stream()
                .map(count -> new StoredCount(
                        count.reservation().value(),
                        count.product().value(),
                        count.quantity().value()))
                .toList();
    }

    static List<LineCount> toCounts(List<StoredCount> counts) {
        return counts.stream()
                .map(count -> new LineCount(
                        new ReservationId(count.line), new ProductId(count.product), new Quantity(count.copies)))
                .toList();
    }
}
