package io.longbox.api.shipping;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A parcel has come further. States may be skipped, and are never gone back to; a repeat changes nothing. Whatever lies
 * behind the dispatch implies it, and needs the parcel to have a tracking number. Only what was dispatched is lost, only
 * what was not is cancelled.
 *
 * @param shipment the parcel
 * @param status how far it has come
 * @param trackingNumber as the carrier knows it, or null for the one it was given before; it does not change once the
 *     parcel is dispatched
 */
public record AdvanceShipment(
        @TargetAggregateIdentifier ShipmentId shipment,
        ShipmentStatus status,
        @Nullable String trackingNumber) {}
