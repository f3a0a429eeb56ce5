package io.longbox.api.waitlist;

import io.longbox.api.Versioned;
import io.longbox.api.catalog.ProductId;

/**
 * How a product's line stands, for those who watch it: it is told anew whenever a place in it changes.
 *
 * @param product whose line
 * @param waiting how many are in line
 * @param offered how many have an offer
 * @param version of the waitlist, see {@link Versioned}
 */
public record LineView(ProductId product, long waiting, long offered, long version) implements Versioned {}
