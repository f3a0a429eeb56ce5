package io.longbox.query.waitlist;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.waitlist.LineView;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.query.support.FollowingRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "waitlists")
class WaitlistRow extends FollowingRow {

    @Id
    @Column(name = "product_id")
    private UUID product;

    private long waiting;

    private long offered;

    protected WaitlistRow() {}

    WaitlistRow(UUID product) {
        this.product = product;
    }

    void add(PlaceStatus status) {
        count(status, 1);
    }

    void remove(PlaceStatus status) {
        count(status, -1);
    }

    private void count(PlaceStatus status, int change) {
        if (status == PlaceStatus.WAITING) {
            waiting += change;
        } else if (status == PlaceStatus.OFFERED) {
            offered += change;
        }
    }

    ProductId productId() {
        return new ProductId(product);
    }

    LineView toView() {
        return new LineView(productId(), waiting, offered, version());
    }
}
