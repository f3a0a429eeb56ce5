package io.longbox.traffic;

import org.jspecify.annotations.Nullable;

/**
 * A shipping method of a shop run.
 *
 * @param id in the store
 * @param price in cents
 * @param freeFrom what the items have to cost for it to be free, in cents, or null if it never is
 */
record ShippingWay(String id, long price, @Nullable Long freeFrom) {}
