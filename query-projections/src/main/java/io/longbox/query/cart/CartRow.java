package io.longbox.query.cart;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.order.OrderId;
import io.longbox.api.user.UserId;
import io.longbox.query.support.FollowingRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A cart with its items in one row: whoever changes or shows a cart needs all of it. */
@Entity
@Table(name = "carts")
class CartRow extends FollowingRow {

    @Id
    @Column(name = "user_id")
    private UUID user;

    @Column(name = "items", columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = CartItemsConverter.class)
    private List<CartItem> items = List.of();

    private @Nullable UUID checkout;

    protected CartRow() {}

    CartRow(UUID user) {
        this.user = user;
    }

    void add(CartItem item) {
        items = Stream.concat(items.stream(), Stream.of(item)).toList();
    }

    void reduce(ReservationId reservation, Quantity remaining) {
        change(reservation, item -> item.keep(remaining));
    }

    void hold(ReservationId reservation, Instant until) {
        change(reservation, item -> item.hold(until));
    }

    void remove(ReservationId reservation) {
        items = items.stream()
                .filter(item -> !item.reservation().equals(reservation.value()))
                .toList();
    }

    void beginCheckout(OrderId order, Collection<ReservationId> reservations) {
        checkout = order.value();
        reservations.forEach(reservation -> change(reservation, item -> item.payFor(order)));
    }

    /** What is left of it is an ordinary part of the cart again. */
    void endCheckout(OrderId order, Collection<ReservationId> leaving) {
        leaving.forEach(this::remove);
        items = items.stream()
                .map(item -> order.equals(item.order()) ? item.payFor(null) : item)
                .toList();
        if (order.value().equals(checkout)) {
            checkout = null;
        }
    }

    private void change(ReservationId reservation, UnaryOperator<CartItem> change) {
        items = items.stream()
                .map(item -> item.reservation().equals(reservation.value()) ? change.apply(item) : item)
                .toList();
    }

    /** The place in line that led to an item, if there is the item and it came from a line. */
    Optional<Long> ticketOf(ReservationId reservation) {
        return items.stream()
                .filter(item -> item.reservation().equals(reservation.value()))
                .findFirst()
                .map(CartItem::ticket);
    }

    UserId userId() {
        return new UserId(user);
    }

    @Nullable
    OrderId checkout() {
        return checkout == null ? null : new OrderId(checkout);
    }

    List<CartItem> items() {
        return items;
    }
}
