package io.longbox.web.shipping;

import io.longbox.api.PersonalText;
import io.longbox.api.shipping.Address;
import io.longbox.api.shipping.Countries;
import io.longbox.api.user.UserId;
import io.longbox.web.input.Check;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes, as a request says it: a body, or a part of one. Its texts are personal and show in no log. */
@Schema(name = "AddressInput")
public record AddressInput(
        @Schema(example = "Ada Lovelace", maxLength = TEXT_MAX, requiredMode = RequiredMode.REQUIRED) @Nullable
        String recipient,

        @Schema(
                description = "Street and house number",
                example = "12 St James's Square",
                maxLength = TEXT_MAX,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String street,

        @Schema(description = "A further line", example = "2nd floor", maxLength = TEXT_MAX) @Nullable
        String extra,

        @Schema(example = "SW1Y 4LB", maxLength = POSTAL_CODE_MAX) @Nullable
        String postalCode,

        @Schema(example = "London", maxLength = CITY_MAX, requiredMode = RequiredMode.REQUIRED) @Nullable
        String city,

        @Schema(description = "State or province", maxLength = CITY_MAX) @Nullable
        String region,

        @Schema(
                description = "ISO 3166-1, two letters",
                example = "GB",
                maxLength = 2,
                requiredMode = RequiredMode.REQUIRED)
        @Nullable
        String country) {

    private static final int TEXT_MAX = 200;
    private static final int CITY_MAX = 100;
    private static final int POSTAL_CODE_MAX = 20;
    private static final String SOME_COUNTRY = "DE";

    /**
     * The address as the store keeps it, or a stand-in for what the check refused.
     *
     * @param check collects what is wrong with it
     * @param prefix what the names of its fields begin with: "address." if it is a part of the body, "" if it is all of it
     * @param owner whose parcels go there
     */
    public Address checked(Check check, String prefix, UserId owner) {
        return new Address(
                new PersonalText(owner, check.text(prefix + "recipient", recipient, TEXT_MAX)),
                new PersonalText(owner, check.text(prefix + "street", street, TEXT_MAX)),
                personal(owner, check.optionalText(prefix + "extra", extra, TEXT_MAX)),
                personal(owner, check.optionalText(prefix + "postalCode", postalCode, POSTAL_CODE_MAX)),
                new PersonalText(owner, check.text(prefix + "city", city, CITY_MAX)),
                personal(owner, check.optionalText(prefix + "region", region, CITY_MAX)),
                country(check, prefix + "country"));
    }

    private String country(Check check, String field) {
        String given = check.required(field, country, SOME_COUNTRY);
        if (Countries.exists(given)) {
            return given;
        }
        check.refuse(field, "must be an ISO 3166-1 country code such as " + SOME_COUNTRY);
        return SOME_COUNTRY;
    }

    static @Nullable PersonalText personal(UserId owner, @Nullable String text) {
        return text == null ? null : new PersonalText(owner, text);
    }

    @Override
    public String toString() {
        return "(an address)";
    }
}
