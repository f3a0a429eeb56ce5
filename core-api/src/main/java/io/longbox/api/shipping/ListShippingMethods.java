package io.longbox.api.shipping;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the shipping methods on offer in the order of their ids; answers a {@link ShippingMethodPage}.
 *
 * @param country only those that go there, or null for all
 * @param currency only those with a price in it, or null for all
 * @param after the last method of the page before, or null for the first page
 * @param limit at most this many
 */
public record ListShippingMethods(
        @Nullable String country,
        @Nullable Currency currency,
        @Nullable ShippingMethodId after,
        int limit) {}
