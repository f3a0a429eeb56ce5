package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import java.time.Instant;

/**
 * Asks for what a request for an item has to know before it is made; answers {@link RequestTerms}.
 *
 * @param at for when the reader's subscription counts
 */
public record FindRequestTerms(UserId user, ProductId product, Instant at) {}
