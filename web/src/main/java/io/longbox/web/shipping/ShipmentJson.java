package io.longbox.web.shipping;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.LineCount;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.api.shipping.ShipmentView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel, as the API shows one. What the store has not caught up with yet is null.
 *
 * @param items what is in it, each product once
 */
@Schema(name = "Shipment")
public record ShipmentJson(
        UUID id,
        UUID orderId,
        ShipmentStatus status,
        @Schema(example = "Night Mail") String carrier,
        @Schema(example = "00340434161094042557") @Nullable String trackingNumber,
        @Nullable List<Item> items,
        @Nullable Instant createdAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt) {

    /** Copies of one product. */
    @Schema(name = "ShipmentItem")
    public record Item(
            UUID productId,
            @Schema(example = "Little Nemo") @Nullable String title,
            int quantity) {}

    /**
     * @param titles what the products are called; one that is missing shows no title
     */
    public static ShipmentJson of(ShipmentView shipment, Map<ProductId, String> titles) {
        Map<ProductId, Integer> copies = new LinkedHashMap<>();
        for (LineCount item : shipment.items()) {
            copies.merge(item.product(), item.quantity().value(), Integer::sum);
        }
        Parcel parcel = shipment.parcel();
        return new ShipmentJson(
                shipment.id().value(),
                shipment.order().value(),
                shipment.status(),
                parcel.carrier(),
                parcel.trackingNumber(),
                copies.entrySet().stream()
                        .map(item -> new Item(item.getKey().value(), titles.get(item.getKey()), item.getValue()))
                        .toList(),
                shipment.createdAt(),
                shipment.dispatchedAt(),
                shipment.deliveredAt());
    }

    /** As it was asked for. */
    static ShipmentJson pending(RequestShipment request) {
        ShipmentId id = request.shipment();
        Parcel parcel = request.parcel();
        return new ShipmentJson(
                id.value(),
                request.order().value(),
                ShipmentStatus.PREPARING,
                parcel.carrier(),
                parcel.trackingNumber(),
                null,
                null,
                null,
                null);
    }
}
