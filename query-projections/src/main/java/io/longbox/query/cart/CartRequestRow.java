package io.longbox.query.cart;

import io.longbox.api.Quantity;
import io.longbox.api.cart.CartRequestStatus;
import io.longbox.api.cart.CartRequestView;
import io.longbox.api.cart.RejectionReason;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "cart_requests")
class CartRequestRow {

    @Id
    @Column(name = "reservation_id")
    private UUID reservation;

    @Column(name = "user_id")
    private UUID user;

    @Column(name = "product_id")
    private UUID product;

    private int quantity;

    @Enumerated(EnumType.STRING)
    private CartRequestStatus status = CartRequestStatus.PENDING;

    private @Nullable Long ticket;

    private @Nullable Long position;

    private @Nullable Long sequence;

    private @Nullable String hash;

    @Enumerated(EnumType.STRING)
    private @Nullable RejectionReason reason;

    @Column(name = "held_until")
    private @Nullable Instant heldUntil;

    @Column(name = "requested_at")
    private Instant requestedAt;

    protected CartRequestRow() {}

    CartRequestRow(ReservationId reservation, UserId user, ProductId product, Quantity quantity, Instant requestedAt) {
        this.reservation = reservation.value();
        this.user = user.value();
        this.product = product.value();
        this.quantity = quantity.value();
        this.requestedAt = Stored.time(requestedAt);
    }

    /** Whoever asked again while waiting has as many as the place was for, and not as many as they asked for then. */
    void inCart(Quantity quantity, Instant heldUntil) {
        answer(CartRequestStatus.IN_CART);
        this.quantity = quantity.value();
        this.heldUntil = Stored.time(heldUntil);
    }

    void hold(Instant heldUntil) {
        if (status == CartRequestStatus.IN_CART) {
            this.heldUntil = Stored.time(heldUntil);
        }
    }

    void queue(LineReceipt place) {
        answer(CartRequestStatus.WAITING);
        ticket = place.ticket();
        position = place.position();
        sequence = place.sequence();
        hash = place.hash().value();
    }

    void reject(RejectionReason reason) {
        answer(CartRequestStatus.REJECTED);
        this.reason = reason;
    }

    private void answer(CartRequestStatus status) {
        this.status = status;
        reason = null;
        heldUntil = null;
    }

    boolean isWaiting() {
        return status == CartRequestStatus.WAITING;
    }

    ReservationId reservationId() {
        return new ReservationId(reservation);
    }

    CartRequestView toView() {
        return new CartRequestView(
                reservationId(),
                new UserId(user),
                new ProductId(product),
                new Quantity(quantity),
                status,
                place(),
                reason,
                heldUntil,
                requestedAt);
    }

    private @Nullable LineReceipt place() {
        return ticket == null
                ? null
                : new LineReceipt(new ProductId(product), ticket, position, sequence, new ChainHash(hash));
    }
}
