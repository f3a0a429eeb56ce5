package io.longbox.api.cart;

import io.longbox.api.user.UserId;
import org.axonframework.serialization.Revision;

/** The cart takes items again. */
@Revision("1")
public record CartReopened(UserId user) implements CartEvent {}
