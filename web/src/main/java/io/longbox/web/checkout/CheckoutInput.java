package io.longbox.web.checkout;

import io.longbox.api.Points;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.ShippingMethodId;
import io.longbox.api.user.UserId;
import io.longbox.payments.CardDetails;
import io.longbox.payments.Cards;
import io.longbox.web.input.Check;
import io.longbox.web.shipping.AddressInput;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Schema(name = "CheckoutInput")
record CheckoutInput(
        @Schema(
                description = "The id of the shipping method",
                format = "uuid",
                example = "8a7b1c52-52b2-4f0a-9a4e-0f5f2b7d5e11",
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String shippingMethod,

        @Schema(description = "Where to", requiredMode = RequiredMode.REQUIRED) @Nullable
        AddressInput address,

        @Schema(description = "What pays; not needed if points pay all of it") @Nullable
        CardInput card,

        @Schema(
                description = "How many points to pay with, worth no more than the order costs",
                example = "100",
                minimum = "0",
                maximum = "1000000000000")
        @Nullable
        Long points) {

    private static final AddressInput NO_ADDRESS = new AddressInput(null, null, null, null, null, null, null);

    /**
     * What is wanted, in itself without fault.
     *
     * @param method by which method
     * @param address where to
     * @param points the points to pay with, maybe none
     * @param card the card, or null
     */
    record Wish(
            ShippingMethodId method,
            Address address,
            Points points,
            @Nullable CardDetails card) {}

    Wish checked(UserId user, Cards cards) {
        Check check = new Check();
        UUID method = check.id("shippingMethod", shippingMethod);
        if (address == null) {
            check.refuse("address", "is required");
        }
        Address where = (address == null ? NO_ADDRESS : address)
                .checked(address == null ? new Check() : check, "address.", user);
        long paid = points == null ? 0 : check.number("points", points, 0, Points.MAX);
        CardDetails details = card == null ? null : card.details();
        if (details != null) {
            cards.problemsOf(details).forEach(problem -> check.refuse("card." + problem.field(), problem.message()));
        }
        return check.thenMake(() -> new Wish(new ShippingMethodId(method), where, new Points(paid), details));
    }
}
