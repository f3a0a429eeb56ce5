package io.longbox.query.stock;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.StockView;
import io.longbox.query.support.FollowingRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "query", name = "stock")
class StockRow extends FollowingRow {

    @Id
    @Column(name = "product_id")
    private UUID product;

    @Column(name = "on_hand")
    private int onHand;

    private int reserved;

    private int sold;

    private long waiting;

    protected StockRow() {}

    StockRow(UUID product) {
        this.product = product;
    }

    void arrive(int copies) {
        onHand += copies;
    }

    void reserve(Quantity quantity, @Nullable Long servedTicket) {
        reserved += quantity.value();
        if (servedTicket != null) {
            waiting--;
        }
    }

    void free(Quantity quantity) {
        reserved -= quantity.value();
    }

    void sell(Quantity quantity) {
        onHand -= quantity.value();
        reserved -= quantity.value();
        sold += quantity.value();
    }

    void joinLine() {
        waiting++;
    }

    void leaveLine() {
        waiting--;
    }

    void endLine() {
        waiting = 0;
    }

    ProductId productId() {
        return new ProductId(product);
    }

    StockView toView() {
        return new StockView(productId(), onHand, reserved, sold, waiting, version());
    }
}
