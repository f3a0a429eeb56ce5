package io.longbox.api.shipping;

import org.jspecify.annotations.Nullable;

/**
 * Who carries a parcel.
 *
 * @param carrier in the shop's words
 * @param trackingNumber as the carrier knows it, or null while there is none
 */
public record Parcel(String carrier, @Nullable String trackingNumber) {}
