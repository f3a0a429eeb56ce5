package io.longbox.web.shipping;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes, as the API shows it. What was erased is null. */
@Schema(name = "Address")
public record AddressJson(
        @Schema(example = "Ada Lovelace") @Nullable String recipient,
        @Schema(example = "12 St James's Square") @Nullable String street,
        @Nullable String extra,
        @Schema(example = "SW1Y 4LB") @Nullable String postalCode,
        @Schema(example = "London") @Nullable String city,
        @Nullable String region,
        @Schema(description = "ISO 3166-1", example = "GB") String country) {

    public static AddressJson of(Address address) {
        return new AddressJson(
                text(address.recipient()),
                text(address.street()),
                text(address.extra()),
                text(address.postalCode()),
                text(address.city()),
                text(address.region()),
                address.country());
    }

    private static @Nullable String text(@Nullable PersonalText text) {
        return text == null ? null : text.text();
    }

    @Override
    public String toString() {
        return "(an address)";
    }
}
