package io.longbox.api.shipping;

import io.longbox.api.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shipping method is: its price, where it goes, and how long that takes.
 *
 * @param name what readers call it by, at most {@value #LONGEST_NAME} characters
 * @param price what sending an order costs
 * @param freeFrom what the items of an order have to cost, after any discount, for it to be sent free; in the currency of
 *     the price, or null if none is
 * @param countries where it goes, ISO 3166-1, each once and in their order; empty for everywhere
 * @param days how long it takes, or null if nobody says
 */
public record ShippingTerms(
        String name,
        Money price,
        @Nullable Money freeFrom,
        List<String> countries,
        @Nullable DeliveryDays days) {

    public static final int LONGEST_NAME = 100;

    /**
     * @throws IllegalArgumentException if the name is blank or too long, the currencies differ, or there is no such
     *     country
     */
    public ShippingTerms {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "a shipping method has a name of at most " + LONGEST_NAME + " characters");
        }
        if (freeFrom != null && !freeFrom.currency().equals(price.currency())) {
            throw new IllegalArgumentException("a price in " + price.currency() + " has its limit in the same");
        }
        countries = countries.stream().map(Countries::known).distinct().sorted().toList();
    }

    /**
     * What sending an order costs.
     *
     * @param items what its items cost, after any discount
     * @param country where to, or null if nobody has said: a method has one price wherever it goes
     * @return the price, or nothing if orders in this currency, or to this country, are not sent by this method
     */
    public Optional<Money> priceFor(Money items, @Nullable String country) {
        boolean offered = items.currency().equals(price.currency()) && goesTo(country);
        if (!offered) {
            return Optional.empty();
        }
        boolean free = freeFrom != null && items.minor() >= freeFrom.minor();
        return Optional.of(free ? Money.zero(price.currency()) : price);
    }

    private boolean goesTo(@Nullable String country) {
        if (country == null) {
            return true;
        }
        return countries.isEmpty() ? Countries.exists(country) : countries.contains(country);
    }
}
