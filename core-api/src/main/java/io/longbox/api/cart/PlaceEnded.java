package io.longbox.api.cart;

import io.longbox.api.catalog.ProductId;
import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/**
 * A place in line is over without a turn.
 *
 * @param user the reader
 * @param product whose line
 * @param ticket the place
 * @param reason why
 */
@Revision("1")
public record PlaceEnded(UserId user, ProductId product, long ticket, RejectionReason reason) implements CartEvent {}
