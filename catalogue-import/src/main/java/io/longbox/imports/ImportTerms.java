package io.longbox.imports;

import io.longbox.api.Money;
import io.longbox.api.catalog.ProductKind;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a file as a whole.
 *
 * @param catalogue names the source: the same row of the same source is the same product, whenever it comes
 * @param kind of rows that name none
 * @param price of rows that name none, or null if those have no price yet
 * @param currency of rows that name a price without one; the price's own if there is one
 * @param dryRun whether to check only, and change nothing
 */
public record ImportTerms(
        String catalogue,
        ProductKind kind,
        @Nullable Money price,
        @Nullable Currency currency,
        boolean dryRun) {

    private static final Pattern CATALOGUE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public ImportTerms {
        if (!isCatalogue(catalogue)) {
            throw new IllegalArgumentException("a catalogue is named by letters, digits, dots, dashes and underscores");
        }
        if (price != null && !price.currency().equals(currency)) {
            throw new IllegalArgumentException("the currency is the price's own");
        }
    }

    /** Whether a source can be named so: up to 100 letters and digits of ASCII, dots, dashes and underscores. */
    public static boolean isCatalogue(String name) {
        return CATALOGUE.matcher(name).matches();
    }
}
