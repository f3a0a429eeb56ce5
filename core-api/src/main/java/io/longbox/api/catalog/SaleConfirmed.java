package io.longbox.api.catalog;

import io.longbox.api.Quantity;
import org.axonframework.serialization.Revision;

/** A reservation ended as a sale; its copies left the stock. */
@Revision("1")
public record SaleConfirmed(ProductId product, ReservationId reservation, Quantity quantity) implements StockEvent {}
