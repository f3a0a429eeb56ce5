package io.longbox.query.shipment;

import io.longbox.api.order.OrderId;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentCreated;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.longbox.query.support.FollowingRow;
import io.longbox.query.support.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "shipments")
class ShipmentRow extends FollowingRow {

    @Id
    private UUID id;

    @Column(name = "order_id")
    private UUID order;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "cast(? as jsonb)")
    @Convert(converter = PackedItemsConverter.class)
    private List<PackedItem> items = List.of();

    private String carrier;

    @Column(name = "tracking_number")
    private @Nullable String trackingNumber;

    @Enumerated(EnumType.STRING)
    private ShipmentStatus status = ShipmentStatus.PREPARING;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "dispatched_at")
    private @Nullable Instant dispatchedAt;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    protected ShipmentRow() {}

    ShipmentRow(UUID id) {
        this.id = id;
    }

    void create(ShipmentCreated event, Instant at) {
        order = event.order().value();
        items = event.items().stream().map(PackedItem::of).toList();
        carrier = Stored.text(event.parcel().carrier());
        trackingNumber = Stored.text(event.parcel().trackingNumber());
        createdAt = Stored.time(at);
    }

    void dispatch(String number, Instant at) {
        status = ShipmentStatus.DISPATCHED;
        trackingNumber = Stored.text(number);
        dispatchedAt = Stored.time(at);
    }

    void advance(ShipmentStatus status) {
        this.status = status;
    }

    void deliver(Instant at) {
        status = ShipmentStatus.DELIVERED;
        deliveredAt = Stored.time(at);
    }

    ShipmentId shipmentId() {
        return new ShipmentId(id);
    }

    ShipmentView toView() {
        return new ShipmentView(
                shipmentId(),
                new OrderId(order),
                items.stream().map(PackedItem::toCount).toList(),
                new Parcel(carrier, trackingNumber),
                status,
                createdAt,
                dispatchedAt,
                deliveredAt,
                version());
    }
}
