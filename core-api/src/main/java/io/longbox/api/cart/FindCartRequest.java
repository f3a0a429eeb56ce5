package io.longbox.api.cart;

import io.longbox.api.catalog.ReservationId;

/** Asks how a request for an item stands; answers a {@link CartRequestView}, or nothing. */
public record FindCartRequest(ReservationId reservation) {}
