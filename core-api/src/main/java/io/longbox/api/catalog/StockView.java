package io.longbox.api.catalog;

import io.longbox.api.Versioned;

/**
 * How a product's stock stands.
 *
 * @param product whose stock
 * @param onHand copies in the house, reserved ones included
 * @param reserved copies set aside for readers
 * @param sold copies sold so far, without those that came back
 * @param waiting outstanding tickets
 * @param linePaused whether the line stands still
 * @param terms how it is sold
 * @param version see {@link Versioned}
 */
public record StockView(
        ProductId product,
        int onHand,
        int reserved,
        int sold,
        long waiting,
        boolean linePaused,
        SaleTerms terms,
        long version)
        implements Versioned {

    public int available() {
        return onHand - reserved;
    }
}
