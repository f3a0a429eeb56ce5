package io.longbox.query.inbox;

import io.longbox.api.order.OrderPlaced;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What readers call an order by: only the first of its events says so, and what is told of it names it. */
@Entity
@Table(name = "order_numbers")
class OrderNumberRow {

    @Id
    @Column(name = "order_id")
    private UUID order;

    private long number;

    protected OrderNumberRow() {}

    OrderNumberRow(OrderPlaced event) {
        order = event.order().value();
        number = event.number();
    }

    long number() {
        return number;
    }
}
