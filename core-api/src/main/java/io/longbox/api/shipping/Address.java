package io.longbox.api.shipping;

import io.longbox.api.PersonalText;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /**
     * @throws IllegalArgumentException if there is no such country
     */
    public Address {
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("there is no country " + country);
        }
    }
}
