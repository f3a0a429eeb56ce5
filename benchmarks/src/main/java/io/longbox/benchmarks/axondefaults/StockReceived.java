package io.longbox.benchmarks.axondefaults;

import java.util.UUID;

/** A class, since Axon's default serializer, XStream, cannot read records back. */
final class StockReceived {

    private final UUID product;
    private final int quantity;

    StockReceived(UUID product, int quantity) {
        this.product = product;
        this.quantity = quantity;
    }

    UUID product() {
        return product;
    }

    int quantity() {
        return quantity;
    }
}
