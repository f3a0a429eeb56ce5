package io.longbox.web.shipping;

import io.longbox.api.Quantity;
import io.longbox.api.catalog.ProductId;
import io.longbox.api.order.ItemCount;
import io.longbox.api.order.OrderId;
import io.longbox.api.order.RequestShipment;
import io.longbox.api.shipping.Parcel;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "ShipmentInput")
record ShipmentInput(
        @Schema(description = "What is in the parcel; left out or empty for all that is in none yet") @Nullable
        List<@Nullable Item> items,

        @Schema(
                description = "Who carries it",
                example = "Night Mail",
                maxLength = CARRIER_MAX,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String carrier,

        @Schema(
                description = "As the carrier knows it; needed by the time it is dispatched",
                example = "00340434161094042557",
                maxLength = TRACKING_NUMBER_MAX)
        @Nullable
        String trackingNumber) {

    static final int TRACKING_NUMBER_MAX = 100;

    private static final int CARRIER_MAX = 100;
    private static final int ITEMS_MAX = 200;

    @Schema(name = "ShipmentItemInput")
    record Item(
            @Schema(
                    format = "uuid",
                    example = "3f2c8a54-9d1e-4b7a-8a61-0c5d2e7f9b10",
                    requiredMode = RequiredMode.REQUIRED)
            @Nullable
            String productId,

            @Schema(example = "1", minimum = "1", maximum = "1000000", defaultValue = "1") @Nullable
            Long quantity) {

        ItemCount checked(Check check, String prefix) {
            UUID product = check.id(prefix + "productId", productId);
            long copies = quantity == null ? 1 : check.number(prefix + "quantity", quantity, 1, Quantity.MAX);
            return new ItemCount(new ProductId(product), new Quantity((int) copies));
        }
    }

    RequestShipment checked(OrderId order, ShipmentId shipment) {
        Check check = new Check();
        List<ItemCount> checkedItems = items(check);
        String checkedCarrier = check.text("carrier", carrier, CARRIER_MAX);
        String number = check.optionalText("trackingNumber", trackingNumber, TRACKING_NUMBER_MAX);
        return check.thenMake(
                () -> new RequestShipment(order, shipment, checkedItems, new Parcel(checkedCarrier, number)));
    }

    private List<ItemCount> items(Check check) {
        if (items == null) {
            return List.of();
        }
        if (items.size() > ITEMS_MAX) {
            check.refuse("items", "must not have more than " + ITEMS_MAX + " elements");
            return List.of();
        }
        List<ItemCount> checked = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String field = "items[" + i + "]";
            Item item = check.required(field, items.get(i), new Item(new UUID(0, 0).toString(), null));
            checked.add(item.checked(check, field + "."));
        }
        return checked;
    }
}
