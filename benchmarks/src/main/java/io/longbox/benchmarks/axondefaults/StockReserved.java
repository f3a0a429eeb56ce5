package io.longbox.benchmarks.axondefaults;

import java.time.Instant;
import java.util.UUID;

/** A class, since Axon's default serializer, XStream, cannot read records back. */
final class StockReserved {

    private final UUID product;
    private final UUID reservation;
    private final UUID user;
    private final int quantity;
    private final Instant askedAt;

    StockReserved(UUID product, UUID reservation, UUID user, int quantity, Instant askedAt) {
        this.product = product;
        this.reservation = reservation;
        this.user = user;
        this.quantity = quantity;
        this.askedAt = askedAt;
    }

    UUID product() {
        return product;
    }

    UUID reservation() {
        return reservation;
    }

    UUID user() {
        return user;
    }

    int quantity() {
        return quantity;
    }

    Instant askedAt() {
        return askedAt;
    }
}
