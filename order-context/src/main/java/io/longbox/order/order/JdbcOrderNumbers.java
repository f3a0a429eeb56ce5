package io.longbox.order.order;

import io.longbox.api.order.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works in the transaction Spring has bound to the thread: an order that is not placed after all has no number. */
@Component
class JdbcOrderNumbers implements OrderNumbers {

    private final JdbcClient jdbc;

    JdbcOrderNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long of(OrderId order) {
        return jdbc.sql("INSERT INTO orders.order_number (order_id) VALUES (?) ON CONFLICT (order_id) DO NOTHING"
                        + " RETURNING number")
                .param(order.value())
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("SELECT number FROM orders.order_number WHERE order_id = ?")
                        .param(order.value())
                        .query(Long.class)
                        .single());
    }
}
