package io.longbox.api.shipping;

import java.util.Locale;
import java.util.Set;

/** The countries that there are: ISO 3166-1, two capital letters. */
public final class Countries {

    private static final Set<String> ALL = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private Countries() {}

    public static boolean exists(String country) {
        return ALL.contains(country);
    }

    /** How many there are. */
    public static int count() {
        return ALL.size();
    }

    static String known(String country) {
        if (!exists(country)) {
            throw new IllegalArgumentException("there is no country " + country);
        }
        return country;
    }
}
