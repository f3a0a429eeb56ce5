package io.longbox.query.shipment;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.LineCount;
import java.util.UUID;

/** What a parcel holds of one line, as the column {@code items} keeps it; its names are part of the table's shape. */
record PackedItem(UUID reservation, UUID product, int quantity) {

    static PackedItem of(LineCount item) {
        return new PackedItem(
                item.reservation().value(),
                item.product().value(),
                item.quantity().value());
    }

    LineCount toCount() {
        return new LineCount(new ReservationId(reservation), new ProductId(product), new Quantity(quantity));
    }
}
