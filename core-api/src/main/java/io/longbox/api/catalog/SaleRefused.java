package io.longbox.api.catalog;

import org.axonframework.serialization.Revision;

/** There is no live reservation to sell. */
@Revision("1")
public record SaleRefused(ProductId product, ReservationId reservation, RefusalReason reason) implements StockEvent {}
