package io.longbox.api.shipping;

import io.longbox.api.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes.
 *
 * @param recipient who gets it
 * @param street street and house number
 * @param extra a further line, or null
 * @param postalCode or null, where there are none
 * @param city the town
 * @param region state or province, or null
 * @param country ISO 3166-1, two capital letters
 */
public record Address(
        PersonalText recipient,
        PersonalText street,
        @Nullable PersonalText extra,
        @Nullable PersonalText postalCode,
        PersonalText city,
        @Nullable PersonalText region,
        String country) {

    /**
     * @throws IllegalArgumentException if there is no such country
     */
    public Address {
        Countries.known(country);
    }
}
