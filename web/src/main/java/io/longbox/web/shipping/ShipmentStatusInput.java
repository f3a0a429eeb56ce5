package io.longbox.web.shipping;

import io.longbox.api.shipping.AdvanceShipment;
import io.longbox.api.shipping.ShipmentId;
import io.longbox.api.shipping.ShipmentStatus;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

@Schema(name = "ShipmentStatusInput")
record ShipmentStatusInput(
        @Schema(
                example = "DISPATCHED",
                allowableValues = {"DISPATCHED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "LOST", "CANCELLED"},
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        ShipmentStatus status,

        @Schema(
                description = "As the carrier knows the parcel; left out for the one it was given before",
                example = "00340434161094042557",
                maxLength = ShipmentInput.TRACKING_NUMBER_MAX)
        @Nullable
        String trackingNumber) {

    AdvanceShipment checked(ShipmentId shipment) {
        Check check = new Check();
        ShipmentStatus wanted = check.required("status", status, ShipmentStatus.DISPATCHED);
        if (wanted == ShipmentStatus.PREPARING) {
            check.refuse("status", "must not be PREPARING: that is what a parcel begins with");
        }
        String number = check.optionalText("trackingNumber", trackingNumber, ShipmentInput.TRACKING_NUMBER_MAX);
        return check.thenMake(() -> new AdvanceShipment(shipment, wanted, number));
    }
}
