package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** The number on hand was corrected. */
@Revision("1")
public record StockAdjusted(ProductId product, AdjustmentId adjustment, int change, String reason)
        implements StockEvent {}
