package io.longbox.query.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.query.support.FollowingRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;

/** A cart with its items in one row: whoever changes or shows a cart needs all of it. */
@Entity
@Table(schema = "query", name = "carts")
class CartRow extends FollowingRow {

    @Id
    @Column(name = "user_id")
    private UUID user;

    @Column(name = "items", columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = CartItemsConverter.class)
    private List<CartItem> items = List.of();

    protected CartRow() {}

    CartRow(UUID user) {
        this.user = user;
    }

    void add(CartItem item) {
        items = Stream.concat(items.stream(), Stream.of(item)).toList();
    }

    void reduce(ReservationId reservation, Quantity remaining) {
        items = items.stream()
                .map(item -> item.reservation().equals(reservation.value()) ? item.keep(remaining) : item)
                .toList();
    }

    void remove(ReservationId reservation) {
        items = items.stream()
                .filter(item -> !item.reservation().equals(reservation.value()))
                .toList();
    }

    UserId userId() {
        return new UserId(user);
    }

    List<CartItem> items() {
        return items;
    }
}
