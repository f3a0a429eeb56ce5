package io.longbox.query.waitlist;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ChainHash;
import io.longbox.api.catalog.LineReceipt;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.catalog.ReservationId;
import io.longbox.api.user.UserId;
import io.longbox.api.waitlist.PassOverReason;
import io.longbox.api.waitlist.PlaceStatus;
import io.longbox.api.waitlist.PlaceView;
import io.longbox.api.waitlist.WaitlistEntered;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "places")
class PlaceRow {

    @EmbeddedId
    private Id id;

    @Column(name = "user_id")
    private UUID user;

    private int quantity;

    @Enumerated(EnumType.STRING)
    private PlaceStatus status = PlaceStatus.WAITING;

    private long position;

    private long sequence;

    private String hash;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "held_until")
    private @Nullable Instant heldUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable PassOverReason reason;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Which ticket of whose line. */
    @Embeddable
    record Id(@Column(name = "product_id") UUID product, long ticket) {

        static Id of(ProductId product, long ticket) {
            return new Id(product.value(), ticket);
        }
    }

    protected PlaceRow() {}

    PlaceRow(WaitlistEntered event, Instant joinedAt) {
        LineReceipt place = event.place();
        this.id = Id.of(event.product(), place.ticket());
        this.user = event.user().value();
        this.quantity = event.quantity().value();
        this.position = place.position();
        this.sequence = place.sequence();
        this.hash = place.hash().value();
        this.joinedAt = Stored.time(joinedAt);
    }

    void offer(Instant heldUntil) {
        status = PlaceStatus.OFFERED;
        this.heldUntil = Stored.time(heldUntil);
    }

    /** Whether it has an open offer, held by this reservation. */
    boolean isHeldBy(ReservationId reservation) {
        return status == PlaceStatus.OFFERED
                && ReservationId.ofTicket(productId(), id.ticket()).equals(reservation);
    }

    void end(PlaceStatus end, @Nullable PassOverReason reason, Instant endedAt) {
        status = end;
        heldUntil = null;
        this.reason = reason;
        this.endedAt = Stored.time(endedAt);
    }

    Id id() {
        return id;
    }

    ProductId productId() {
        return new ProductId(id.product());
    }

    UserId userId() {
        return new UserId(user);
    }

    PlaceStatus status() {
        return status;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    PlaceView toView(@Nullable Long ahead, long version) {
        return new PlaceView(
                productId(),
                new LineReceipt(productId(), id.ticket(), position, sequence, new ChainHash(hash)),
                userId(),
                new Quantity(quantity),
                status,
                ahead,
                joinedAt,
                heldUntil,
                reason,
                endedAt,
                version);
    }
}
