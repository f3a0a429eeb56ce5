package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** The cart takes nothing any more. */
@Revision("1")
public record CartClosed(UserId user) implements CartEvent {}
